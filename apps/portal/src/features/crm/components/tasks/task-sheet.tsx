import { Button } from "@arraigo/ui/button";
import { Combobox } from "@arraigo/ui/combobox";
import { DateField } from "@arraigo/ui/date-field";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { addDays } from "@arraigo/ui/plain/calendar-days";
import { Select } from "@arraigo/ui/select";
import { Sheet } from "@arraigo/ui/sheet";
import { Textarea } from "@arraigo/ui/textarea";
import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { useCan } from "../../../../lib/session";
import { trpc } from "../../../../lib/trpc";
import { useFieldProblem } from "../../../../lib/use-field-problem";
import { useRefreshCrm } from "../../use-refresh-crm";
import { usePeople } from "../record-form/use-people";
import type { PickedRecord } from "../record-picker";
import { dayFromNow } from "./day-from-now";
import { type PlannedKind, plannedKinds, type Task } from "./task-types";
import { useTask } from "./use-task";

interface TaskSheetProps {
  /** Something planned, to be changed; absent for something new. */
  task?: Task;
  about?: PickedRecord | undefined;
  /** The day a new one starts with. */
  day?: string | undefined;
  onClose: () => void;
}

/** Plans something for a day, for oneself or a colleague; or changes what was planned. */
export function TaskSheet(props: TaskSheetProps) {
  const t = useTranslations("crm.tasks");
  const kinds = useTranslations("crm.kinds");
  const common = useTranslations("common");
  const picker = useTranslations("crm.recordForm.picker");
  const format = useFormat();
  const can = useCan();
  const refresh = useRefreshCrm();
  const people = usePeople();
  const problem = useFieldProblem(["text", "dueOn", "assigneeId"]);
  const id = useId();
  const { task } = props;
  const [kind, setKind] = useState<PlannedKind>("task");
  const [text, setText] = useState(task?.text ?? "");
  const [dueOn, setDueOn] = useState(task?.dueOn ?? props.day ?? dayFromNow(1));
  const [dueTime, setDueTime] = useState(task?.dueAt ? timeOf(task.dueAt) : "");
  const [assignee, setAssignee] = useState(
    task?.assigneeId ? { id: task.assigneeId, label: task.assigneeName ?? "" } : null,
  );
  const { change, busy } = useTask();
  const plan = useMutation({
    ...trpc.crm.activities.plan.mutationOptions(),
    onSuccess: () => {
      refresh();
      toast({ title: t("plannedFor", { day: format.date(dueOn) }) });
      props.onClose();
    },
    onError: problem.refuse,
  });
  const today = dayFromNow(0);

  function submit() {
    problem.clear();
    if (text.trim() === "" || dueOn === "") return;
    if (task)
      return change(
        task,
        {
          ...(text.trim() === task.text ? {} : { text: text.trim() }),
          dueOn,
          dueTime: dueTime || null,
          ...(assignee && assignee.id !== task.assigneeId ? { assigneeId: assignee.id } : {}),
        },
        props.onClose,
      );
    plan.mutate({
      text: text.trim(),
      kind,
      dueOn,
      ...(dueTime ? { dueTime } : {}),
      ...(assignee ? { assigneeId: assignee.id } : {}),
      ...(props.about ? { [`${props.about.type}Id`]: props.about.id } : {}),
    });
  }

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={task ? t("changeTitle") : t("planTitle")}
      description={props.about ? t("about", { name: props.about.name }) : undefined}
      footer={
        <>
          <Button onClick={props.onClose}>{common("cancel")}</Button>
          <Button kind="primary" type="submit" form={id} busy={plan.isPending || busy}>
            {task ? common("save") : t("plan")}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="grid gap-3.5"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
        }}
      >
        <Field label={t("what")} error={problem.at("text")} required>
          <Textarea rows={2} maxLength={4000} value={text} onChange={(event) => setText(event.currentTarget.value)} />
        </Field>
        {task || !props.about ? null : (
          <Field label={t("kind")}>
            <Select value={kind} onChange={(event) => setKind(event.currentTarget.value as PlannedKind)}>
              {plannedKinds.map((each) => (
                <option key={each} value={each}>
                  {kinds(each)}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <Field label={t("day")} error={problem.at("dueOn")} required>
          <DateField
            value={dueOn}
            onChange={setDueOn}
            quick={[
              { label: t("today"), day: today },
              { label: t("tomorrow"), day: addDays(today, 1) },
              { label: t("nextWeek"), day: addDays(today, 7) },
            ]}
          />
        </Field>
        <Field label={t("time")} optional>
          <Input type="time" value={dueTime} onChange={(event) => setDueTime(event.currentTarget.value)} />
        </Field>
        {can("crm.record.reassign") ? (
          <Field label={t("who")} error={problem.at("assigneeId")} hint={t("whoHint")}>
            <Combobox
              value={assignee}
              onChange={(choice) => setAssignee(choice && { id: choice.id, label: choice.label })}
              find={people.find}
              text={{
                placeholder: t("me"),
                searching: picker("searching"),
                nothing: picker("nothing"),
                failed: picker("failed"),
                clear: picker("clear"),
              }}
            />
          </Field>
        ) : null}
      </form>
    </Sheet>
  );
}

const timeOf = (at: string) =>
  new Intl.DateTimeFormat("sv-SE", { hour: "2-digit", minute: "2-digit" }).format(new Date(at));
