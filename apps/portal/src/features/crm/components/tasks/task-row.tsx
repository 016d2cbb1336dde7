import { Button } from "@arraigo/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@arraigo/ui/menu";
import { cx } from "@arraigo/ui/plain/cx";
import { Link } from "@tanstack/react-router";
import { MoreHorizontal } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { useSession } from "../../../../lib/session";
import { pathOf } from "../record-list/record-cell";
import { dayFromNow } from "./day-from-now";
import { TaskFinish } from "./task-finish";
import { TaskSheet } from "./task-sheet";
import type { Task } from "./task-types";
import { useTask } from "./use-task";

/** Something planned: done with one press, moved to another day, handed on, taken back. */
export function TaskRow(props: { task: Task; withRecord?: boolean }) {
  const t = useTranslations("crm.tasks");
  const kinds = useTranslations("crm.kinds");
  const format = useFormat();
  const { task } = props;
  const me = useSession().person.id;
  const [editing, setEditing] = useState(false);
  const { change, withdraw } = useTask();
  const day = task.dueOn ?? "";
  const overdue = format.daysUntil(day) < 0;
  return (
    <div className="flex min-h-9 items-start gap-2 py-1.5">
      {task.mine ? <TaskFinish task={task} /> : <span className="size-5 shrink-0" />}
      <div className="min-w-0 flex-1">
        <p className="break-words text-ink">{task.text}</p>
        <p className="figures text-12 text-ink-3">
          {kinds(task.kind)} ·{" "}
          <span className={cx(overdue && "font-medium text-amber")}>
            {overdue ? t("overdueSince", { day: format.shortDate(day) }) : format.shortDate(day)}
            {task.dueAt ? ` ${format.time(task.dueAt)}` : ""}
          </span>
          {task.assigneeName && task.assigneeId !== me ? ` · ${task.assigneeName}` : ""}
          {props.withRecord && task.about ? (
            <>
              {" · "}
              <Link to={pathOf[task.about.type](task.about.id)} className="text-ink-2">
                {task.about.name}
              </Link>
            </>
          ) : null}
        </p>
      </div>
      {task.mine ? (
        <Menu
          align="end"
          trigger={
            <Button kind="ghost" size="small" aria-label={t("actions", { task: task.text })} className="px-1!">
              <MoreHorizontal aria-hidden="true" className="size-4" />
            </Button>
          }
        >
          <MenuItem onSelect={() => change(task, { dueOn: dayFromNow(1) })}>{t("tomorrow")}</MenuItem>
          <MenuItem onSelect={() => change(task, { dueOn: dayFromNow(7) })}>{t("nextWeek")}</MenuItem>
          <MenuItem onSelect={() => setEditing(true)}>{t("change")}</MenuItem>
          <MenuSeparator />
          <MenuItem onSelect={() => withdraw(task)}>{t("withdraw")}</MenuItem>
        </Menu>
      ) : null}
      {editing ? <TaskSheet task={task} onClose={() => setEditing(false)} /> : null}
    </div>
  );
}
