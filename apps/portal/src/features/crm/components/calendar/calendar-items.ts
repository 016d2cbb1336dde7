import type { SteppedType } from "../record/page-record";
import type { Task } from "../tasks/task-types";

export interface AgendaStep {
  type: SteppedType;
  id: string;
  name: string;
  nextStep: string | null;
  day: string;
  ownerName: string | null;
}

export interface Agenda {
  today: string;
  happened: readonly (Task & { day: string })[];
  planned: readonly (Task & { day: string })[];
  overdue: readonly (Task & { day: string })[];
  steps: readonly AgendaStep[];
  truncated: boolean;
}

/** One line of the calendar: something planned, a next step due, or something that happened. */
export type CalendarEntry =
  | { id: string; day: string; what: "planned" | "happened"; task: Task }
  | { id: string; day: string; what: "step"; step: AgendaStep };

/** What stands on each day: first what is planned, by time, then the steps due, then what happened. */
export function calendarItems(agenda: Agenda): CalendarEntry[] {
  const time = (task: Task) => (task.dueAt ? Date.parse(task.dueAt) : Number.MAX_SAFE_INTEGER);
  const timed = [...agenda.planned].sort((a, b) => time(a) - time(b));
  return [
    ...timed.map((task) => ({ id: task.id, day: task.day, what: "planned" as const, task })),
    ...agenda.steps.map((step) => ({ id: `step ${step.type} ${step.id}`, day: step.day, what: "step" as const, step })),
    ...agenda.happened.map((task) => ({ id: `done ${task.id}`, day: task.day, what: "happened" as const, task })),
  ];
}
