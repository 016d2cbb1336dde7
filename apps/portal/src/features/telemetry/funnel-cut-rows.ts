import { addDays } from "@arraigo/platform/calendar";
import type { FunnelData } from "./usage-types";

export interface CutRow {
  key: string;
  name: string;
  /** Who began; null where it is not shown. */
  people: number | null;
  /** How many made each step, the first included; null where too few to be told apart. */
  reached: readonly (number | null)[];
  hidden: "small" | "complement" | null;
}

/** The parts of a funnel, line by line: groups by name, those without one last; days in order, with those on which nobody began. */
export function cutRows({ cut, from, until, steps }: FunnelData, nameOf: (key: string) => string): CutRow[] {
  const rows = (cut?.parts ?? []).map(
    ({ key, people, funnel }): CutRow => ({
      key,
      name: nameOf(key),
      people,
      reached: "steps" in funnel ? funnel.steps.map((step) => step.people) : [],
      hidden: "suppressed" in funnel ? funnel.suppressed : null,
    }),
  );
  if (cut?.by !== "day")
    return rows.sort(
      (one, other) => Number(one.key === "none") - Number(other.key === "none") || one.name.localeCompare(other.name),
    );
  const known = new Map(rows.map((row) => [row.key, row]));
  const days: CutRow[] = [];
  for (let day = from; day <= until; day = addDays(day, 1))
    days.push(known.get(day) ?? { key: day, name: nameOf(day), people: 0, reached: steps.map(() => 0), hidden: null });
  return days;
}
