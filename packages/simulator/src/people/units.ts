import type { Language } from "@arraigo/platform/contract";

export type JobRoleName = "Seller" | "Service agent" | "Marketer" | "Analyst" | "Systems engineer" | "Executive";

export interface UnitPlan {
  name: string;
  /** Share of everybody; fixed head counts where the story needs them. */
  share?: number;
  people?: number;
  language: Language;
  timeZone: string;
  location: string;
  jobRole: JobRoleName;
  /** Which wave it goes live with, 1 to 3; none for units the rollout does not touch. */
  wave?: 1 | 2 | 3;
  /** How readily people here take the change up: added to the share who ever form the habit, in points of one. */
  readiness: number;
}

/**
 * The departments of the demo, and what each brings to the change. Systems is four people, on purpose: a group so small must stay
 * hidden, and with it another, so that it cannot be worked out.
 */
export const units: readonly UnitPlan[] = [
  {
    name: "Sales · Bogotá",
    share: 0.23,
    language: "es",
    timeZone: "America/Bogota",
    location: "Bogotá",
    jobRole: "Seller",
    wave: 1,
    readiness: 0.02,
  },
  {
    name: "Sales · México",
    share: 0.2,
    language: "es",
    timeZone: "America/Mexico_City",
    location: "Ciudad de México",
    jobRole: "Seller",
    wave: 2,
    readiness: 0.1,
  },
  {
    name: "Sales · Austin",
    share: 0.14,
    language: "en",
    timeZone: "America/Chicago",
    location: "Austin",
    jobRole: "Seller",
    wave: 2,
    readiness: 0.05,
  },
  {
    name: "Service · Bogotá",
    share: 0.19,
    language: "es",
    timeZone: "America/Bogota",
    location: "Bogotá",
    jobRole: "Service agent",
    wave: 3,
    readiness: -0.2,
  },
  {
    name: "Service · Austin",
    share: 0.09,
    language: "en",
    timeZone: "America/Chicago",
    location: "Austin",
    jobRole: "Service agent",
    wave: 3,
    readiness: -0.08,
  },
  {
    name: "Marketing",
    share: 0.08,
    language: "en",
    timeZone: "America/Chicago",
    location: "Austin",
    jobRole: "Marketer",
    wave: 1,
    readiness: 0.08,
  },
  {
    name: "Finance",
    people: 9,
    language: "en",
    timeZone: "America/Chicago",
    location: "Austin",
    jobRole: "Analyst",
    wave: 2,
    readiness: -0.02,
  },
  {
    name: "Systems",
    people: 4,
    language: "en",
    timeZone: "America/Chicago",
    location: "Austin",
    jobRole: "Systems engineer",
    wave: 2,
    readiness: 0,
  },
  {
    name: "Leadership",
    people: 4,
    language: "en",
    timeZone: "America/Chicago",
    location: "Austin",
    jobRole: "Executive",
    readiness: 0,
  },
];

/** Head counts that add up to exactly `total`: small units keep theirs, the rest is shared out, the largest takes what is left over. */
export function headCounts(total: number): Map<string, number> {
  const counts = new Map<string, number>();
  const fixed = total >= 60;
  let left = total;
  for (const unit of units)
    if (unit.people && fixed) {
      counts.set(unit.name, unit.people);
      left -= unit.people;
    }
  const sharing = units.filter((unit) => !counts.has(unit.name));
  const sum = sharing.reduce((all, unit) => all + (unit.share ?? 0.03), 0);
  let given = 0;
  for (const unit of sharing) {
    const people = Math.max(1, Math.floor((left * (unit.share ?? 0.03)) / sum));
    counts.set(unit.name, people);
    given += people;
  }
  const largest = "Sales · Bogotá";
  counts.set(largest, Math.max(1, (counts.get(largest) ?? 0) + left - given));
  return counts;
}
