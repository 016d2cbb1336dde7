import { Card } from "@arraigo/ui/card";
import { NothingYet } from "@arraigo/ui/empty-state";
import { Tag } from "@arraigo/ui/tag";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { pathOf } from "../record-list/record-cell";
import { TaskRow } from "../tasks/task-row";
import { type Agenda, type CalendarEntry, calendarItems } from "./calendar-items";

/** Day by day what is to be done, what comes next and what was done; what is overdue comes first. */
export function AgendaList(props: { agenda: Agenda; only?: string | undefined }) {
  const t = useTranslations("crm.calendar");
  const format = useFormat();
  const { agenda } = props;
  const items = calendarItems(agenda).filter((item) => !props.only || item.day === props.only);
  const days = [...new Set(items.map((item) => item.day))].sort();
  const overdue = props.only && props.only !== agenda.today ? [] : agenda.overdue;
  if (days.length === 0 && overdue.length === 0) return <NothingYet title={t("nothing")}>{t("nothingWhy")}</NothingYet>;
  return (
    <div className="grid max-w-[860px] gap-gap">
      {overdue.length > 0 ? (
        <Card title={<span className="text-amber">{t("overdue", { count: overdue.length })}</span>}>
          <ul className="grid">
            {overdue.map((task) => (
              <li key={task.id} className="border-t first:border-0">
                <TaskRow task={task} withRecord />
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {days.map((day) => (
        <Card
          key={day}
          title={
            <>
              {format.longDate(day)}
              {day === agenda.today ? (
                <Tag tone="brand" className="ml-2">
                  {t("today")}
                </Tag>
              ) : null}
            </>
          }
        >
          <ul className="grid">
            {items
              .filter((item) => item.day === day)
              .map((item) => (
                <li key={item.id} className="border-t first:border-0">
                  <AgendaLine item={item} />
                </li>
              ))}
          </ul>
        </Card>
      ))}
    </div>
  );
}

function AgendaLine({ item }: { item: CalendarEntry }) {
  const t = useTranslations("crm.calendar");
  const kinds = useTranslations("crm.kinds");
  const tasks = useTranslations("crm.tasks");
  const format = useFormat();
  if (item.what === "planned") return <TaskRow task={item.task} withRecord />;
  if (item.what === "step")
    return (
      <p className="flex min-h-9 flex-wrap items-center gap-x-2 py-1.5 pl-7">
        <Tag>{t("step")}</Tag>
        <span className="min-w-0 break-words">{item.step.nextStep ?? t("stepUnsaid")}</span>
        <Link to={pathOf[item.step.type](item.step.id)} className="text-12 text-ink-2">
          {item.step.name}
        </Link>
      </p>
    );
  const { task } = item;
  return (
    <div className="py-1.5 pl-7 text-ink-2">
      <p className="break-words">{task.text}</p>
      <p className="figures text-12 text-ink-3">
        {kinds(task.kind)}
        {task.occurredAt ? ` · ${format.time(task.occurredAt)}` : ""}
        {task.minutes === null ? "" : ` · ${tasks("minutes", { minutes: task.minutes })}`}
        {task.actorName ? ` · ${task.actorName}` : ""}
        {task.about ? (
          <>
            {" · "}
            <Link to={pathOf[task.about.type](task.about.id)} className="text-ink-2">
              {task.about.name}
            </Link>
          </>
        ) : null}
      </p>
    </div>
  );
}
