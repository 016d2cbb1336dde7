import { daysFrom, type LocalDate } from "@arraigo/platform/calendar";

/** What the plan says for a day: the share of people in scope who should have adopted by then, 0 to 1. */
export interface PlanPoint {
  day: LocalDate;
  share: number;
}

/** The planned share on a day, straight between two points; the last point holds on. Null before the first: there was no plan yet. */
export function plannedShare(plan: readonly PlanPoint[], day: LocalDate): number | null {
  const after = plan.findIndex((point) => point.day >= day);
  if (after < 0) return plan.at(-1)?.share ?? null;
  const [before, next] = [plan[after - 1], plan[after]];
  if (!next || next.day === day) return next?.share ?? null;
  if (!before) return null;
  return before.share + ((next.share - before.share) * daysFrom(before.day, day)) / daysFrom(before.day, next.day);
}

/** Days from go-live until the plan reaches one half; null where it never does. */
export function plannedMedianDays(plan: readonly PlanPoint[], goLive: LocalDate): number | null {
  const half = plan.findIndex(({ share }) => share >= 0.5);
  const [before, at] = [plan[half - 1], plan[half]];
  if (!at) return null;
  if (!before || at.share === before.share) return Math.max(0, daysFrom(goLive, at.day));
  const part = (0.5 - before.share) / (at.share - before.share);
  return Math.max(0, Math.ceil(daysFrom(goLive, before.day) + part * daysFrom(before.day, at.day)));
}
