import type { Cadence } from "@arraigo/platform/calendar";

export interface HabitRule {
  /** How many of the last expected periods are looked at; fewer where fewer exist. */
  window: number;
  /** Adopted at this many met, or more. */
  enter: number;
  /** Adopted no longer at this many met, or fewer. */
  leave: number;
}

/** Between leaving and entering lies a gap on purpose: one period off neither makes nor breaks a habit. */
export const habitRules: Readonly<Record<Cadence, HabitRule>> = {
  day: { window: 20, enter: 15, leave: 5 },
  week: { window: 4, enter: 3, leave: 1 },
  month: { window: 3, enter: 2, leave: 0 },
};
