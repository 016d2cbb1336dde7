import { addDays } from "@arraigo/ui/plain/calendar-days";
import { cx } from "@arraigo/ui/plain/cx";
import { Link } from "@tanstack/react-router";
import { Check, CornerDownRight } from "lucide-react";
import type { DragEvent, KeyboardEvent, ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { pathOf } from "../record-list/record-cell";
import type { Task } from "../tasks/task-types";
import type { CalendarEntry } from "./calendar-items";

interface CalendarItemProps {
  item: CalendarEntry;
  onOpen: (task: Task) => void;
  onMove: (task: Task, day: string) => void;
  today: string;
}

const look =
  "flex min-h-6 w-full min-w-0 items-center gap-1 rounded-1 px-1.5 py-0.5 text-left text-12 leading-4 no-underline hover:bg-hover";

/** One line of a day. What is planned is dragged to another day, or moved by Alt and an arrow. */
export function CalendarItem({ item, onOpen, onMove, today }: CalendarItemProps) {
  const t = useTranslations("crm.calendar");
  const format = useFormat();
  if (item.what === "step")
    return (
      <Link
        to={pathOf[item.step.type](item.step.id)}
        className={cx(look, "text-ink-2")}
        title={t("stepOf", { name: item.step.name })}
      >
        <CornerDownRight aria-hidden="true" className="size-3 shrink-0 text-ink-3" />
        <span className="truncate">{item.step.nextStep ?? item.step.name}</span>
      </Link>
    );
  const { task } = item;
  const time = task.dueAt && item.what === "planned" ? `${format.time(task.dueAt)} ` : "";
  const line: ReactNode = (
    <>
      {item.what === "happened" ? <Check aria-hidden="true" className="size-3 shrink-0" /> : null}
      <span className="truncate">
        {time ? <span className="figures">{time}</span> : null}
        {task.text}
      </span>
    </>
  );
  if (item.what === "happened")
    return task.about ? (
      <Link
        to={pathOf[task.about.type](task.about.id)}
        className={cx(look, "text-ink-3")}
        title={`${task.text} · ${task.about.name}`}
      >
        {line}
      </Link>
    ) : (
      <span className={cx(look, "text-ink-3")}>{line}</span>
    );
  return (
    <button
      type="button"
      data-task={task.id}
      draggable={task.mine}
      title={task.about ? `${task.text} · ${task.about.name}` : task.text}
      aria-keyshortcuts={task.mine ? "Alt+ArrowLeft Alt+ArrowRight Alt+ArrowUp Alt+ArrowDown" : undefined}
      onClick={() => onOpen(task)}
      onDragStart={(event: DragEvent) => {
        event.dataTransfer.setData("text/plain", task.id);
        event.dataTransfer.effectAllowed = "move";
      }}
      onKeyDown={(event: KeyboardEvent) => {
        const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
        if (!event.altKey || !by || !task.mine) return;
        event.preventDefault();
        event.stopPropagation();
        onMove(task, addDays(item.day, by));
      }}
      className={cx(
        look,
        "border font-medium",
        item.day < today ? "border-amber-line bg-amber-soft text-amber" : "border-brand-line bg-brand-soft text-brand",
        task.mine && "cursor-grab",
      )}
    >
      {line}
    </button>
  );
}
