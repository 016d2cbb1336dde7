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

interface TaskRowProps {
  task: Task;
  withRecord?: boolean;
  /** On one line: what, and by when. */
  compact?: boolean;
}

/** Something planned: done with one press, moved to another day, handed on, taken back. */
export function TaskRow(props: TaskRowProps) {
  const t = useTranslations("crm.tasks");
  const kinds = useTranslations("crm.kinds");
  const format = useFormat();
  const { task } = props;
  const me = useSession().person.id;
  const [editing, setEditing] = useState(false);
  const { change, withdraw } = useTask();
  const day = task.dueOn ?? "";
  const overdue = format.daysUntil(day) < 0;
  const others = task.assigneeName && task.assigneeId !== me ? ` · ${task.assigneeName}` : "";
  const since = t("overdueSince", { day: format.shortDate(day) });
  const due = (
    <span className={cx(overdue && "font-medium text-amber")}>
      {overdue && !props.compact ? since : format.shortDate(day)}
      {task.dueAt ? ` ${format.time(task.dueAt)}` : ""}
    </span>
  );
  return (
    <div className={cx("flex gap-2", props.compact ? "min-h-7 items-center" : "min-h-9 items-start py-1.5")}>
      {task.mine ? <TaskFinish task={task} /> : <span className="size-5 shrink-0" />}
      {props.compact ? (
        <p className="flex min-w-0 flex-1 items-center gap-2" title={`${kinds(task.kind)} · ${task.text}`}>
          <span className="min-w-0 flex-1 truncate text-ink">
            {task.text}
            <span className="text-ink-3">{others}</span>
          </span>
          <span className="figures shrink-0 text-12 text-ink-3" title={overdue ? since : undefined}>
            {due}
          </span>
        </p>
      ) : (
        <div className="min-w-0 flex-1">
          <p className="break-words text-ink">{task.text}</p>
          <p className="figures text-12 text-ink-3">
            {kinds(task.kind)} · {due}
            {others}
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
      )}
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
