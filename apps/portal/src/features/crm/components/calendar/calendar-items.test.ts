import { expect, it } from "vitest";
import type { Task } from "../tasks/task-types";
import { calendarItems } from "./calendar-items";

const task = (id: string, day: string, dueAt: string | null = null): Task & { day: string } => ({
  id,
  day,
  kind: "task",
  text: id,
  minutes: null,
  occurredAt: null,
  dueOn: day,
  dueAt,
  assigneeId: null,
  assigneeName: null,
  actorName: null,
  about: null,
  mine: true,
});

it("a day shows first what is planned, by time, then the steps due, then what happened", () => {
  const items = calendarItems({
    today: "2026-11-21",
    planned: [
      task("any time", "2026-11-21"),
      task("at ten", "2026-11-21", "2026-11-21T10:00:00.000Z"),
      task("at nine", "2026-11-21", "2026-11-21T09:00:00.000Z"),
    ],
    overdue: [],
    happened: [task("done", "2026-11-21")],
    steps: [{ type: "case", id: "c", name: "#1 Leak", nextStep: "Call", day: "2026-11-21", ownerName: null }],
    truncated: false,
  });
  expect(items.map((item) => item.id)).toEqual(["at nine", "at ten", "any time", "step case c", "done done"]);
});
