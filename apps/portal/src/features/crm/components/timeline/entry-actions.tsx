import { Button } from "@arraigo/ui/button";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Menu, MenuItem } from "@arraigo/ui/menu";
import { Textarea } from "@arraigo/ui/textarea";
import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { MoreHorizontal } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { problemOf } from "../../../../lib/problem";
import { trpc } from "../../../../lib/trpc";
import { useFocusBack } from "../../../../lib/use-focus-back";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import { useRefreshCrm } from "../../use-refresh-crm";
import { ChangedMeanwhile } from "../record/changed-meanwhile";
import { saidReasons } from "../said-stayed";
import type { Entry } from "./timeline-entry";

/** What one may do with an own activity: reword it, say how long it took, take it back. */
export function EntryActions(props: { entry: Entry; onEdit: () => void }) {
  const t = useTranslations("crm.timeline");
  const quick = useTranslations("crm.quick");
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const id = props.entry.activityId ?? "";
  const withdraw = useMutation({
    ...trpc.crm.activities.withdraw.mutationOptions(),
    onSuccess: ({ stayed }) => {
      refresh();
      toast({ title: quick("withdrawn"), ...saidReasons(stayed) });
    },
    onError: problem,
  });
  const reopen = useMutation({
    ...trpc.crm.activities.reopen.mutationOptions(),
    onSuccess: ({ stayed }) => {
      refresh();
      toast({ title: t("reopened"), ...saidReasons(stayed) });
    },
    onError: problem,
  });
  return (
    <Menu
      align="end"
      trigger={
        <Button kind="ghost" size="small" data-opens={`entry-${id}`} aria-label={t("actions")} className="px-1!">
          <MoreHorizontal aria-hidden="true" className="size-4" />
        </Button>
      }
    >
      <MenuItem onSelect={props.onEdit}>{t("edit")}</MenuItem>
      {props.entry.dueOn ? <MenuItem onSelect={() => reopen.mutate({ id })}>{t("reopen")}</MenuItem> : null}
      <MenuItem onSelect={() => withdraw.mutate({ id })}>{t("takeBack")}</MenuItem>
    </Menu>
  );
}

/** An own activity being reworded, in its place. */
export function EntryEditor(props: { entry: Entry; onClose: () => void }) {
  const t = useTranslations("crm.timeline");
  const common = useTranslations("common");
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const { entry } = props;
  useFocusBack(`entry-${entry.activityId}`);
  const now = { text: entry.text, minutes: entry.minutes };
  const [read] = useState(now);
  const [changed, setChanged] = useState<string>();
  const change = useMutation({
    ...trpc.crm.activities.change.mutationOptions(),
    onSuccess: () => {
      refresh();
      toast({ title: t("changed") });
      props.onClose();
    },
    onError: (error) => {
      const found = problemOf(error);
      if (found.error !== "crm.ChangedMeanwhile") return problem(error);
      setChanged(found.message);
      refresh();
    },
  });
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        const said = String(data.get("text") ?? "").trim();
        const minutes = String(data.get("minutes") ?? "").trim();
        if (said)
          change.mutate({
            id: entry.activityId ?? "",
            text: said,
            minutes: minutes === "" ? null : Number(minutes),
            was: changed === undefined ? read : now,
          });
      }}
      onKeyDown={(event) => event.key === "Escape" && props.onClose()}
    >
      <Textarea
        name="text"
        aria-label={t("text")}
        required
        maxLength={4000}
        rows={3}
        autoFocus
        defaultValue={entry.text ?? ""}
      />
      {changed === undefined ? null : <ChangedMeanwhile sentence={changed} now={entry.text ?? ""} />}
      <span className="flex flex-wrap items-end gap-2">
        <Field label={t("minutesLabel")} className="w-24">
          <Input name="minutes" type="number" min={0} max={1440} defaultValue={entry.minutes ?? ""} />
        </Field>
        <Button type="submit" kind="primary" size="small" busy={change.isPending}>
          {common("save")}
        </Button>
        <Button kind="ghost" size="small" onClick={props.onClose}>
          {common("cancel")}
        </Button>
      </span>
    </form>
  );
}
