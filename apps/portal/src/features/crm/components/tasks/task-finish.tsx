import { Button } from "@arraigo/ui/button";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Popover } from "@arraigo/ui/popover";
import { Check } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Task } from "./task-types";
import { useTask } from "./use-task";

const usual = [5, 15, 30, 60] as const;

/** Done, and how long it took: one press more says the minutes, none leaves them unsaid. */
export function TaskFinish(props: { task: Task }) {
  const t = useTranslations("crm.tasks");
  const [open, setOpen] = useState(false);
  const { finish, busy } = useTask();
  const done = (minutes: number | undefined) => finish(props.task, minutes, () => setOpen(false));
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      title={t("howLong")}
      trigger={
        <button
          type="button"
          aria-label={t("finish", { task: props.task.text })}
          title={t("finish", { task: props.task.text })}
          className="group/done mt-px grid size-5 shrink-0 place-items-center rounded-full border border-hairline-strong text-brand hover:border-brand hover:bg-brand-soft pointer-coarse:size-7"
        >
          <Check aria-hidden="true" className="size-3 opacity-0 group-hover/done:opacity-100" />
        </button>
      }
    >
      <form
        className="grid gap-2.5"
        onSubmit={(event) => {
          event.preventDefault();
          const said = String(new FormData(event.currentTarget).get("minutes") ?? "");
          done(said === "" ? undefined : Number(said));
        }}
      >
        <span className="flex flex-wrap gap-1.5">
          {usual.map((minutes) => (
            <Button key={minutes} size="small" onClick={() => done(minutes)}>
              {t("minutes", { minutes })}
            </Button>
          ))}
        </span>
        <Field label={t("minutesLabel")}>
          <Input name="minutes" type="number" min={0} max={1440} inputMode="numeric" />
        </Field>
        <Button type="submit" kind="primary" busy={busy}>
          {t("isDone")}
        </Button>
      </form>
    </Popover>
  );
}
