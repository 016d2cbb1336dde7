import type { LocalDate } from "@arraigo/platform/calendar";
import {
  disclose,
  type GroupingsProtection,
  type Protection,
  protectGroupings,
  protectPartition,
  protectTable,
  type Suppressed,
} from "@arraigo/platform/disclosure";
import { protectionOf, protectMembers } from "../analytics/cut";
import type { Grouping, Member } from "../analytics/members";
import { type Funnel, type FunnelStep, funnelOf, type Quartiles } from "./funnel";

export interface Began {
  member: Member;
  /** Milliseconds since the first day began, a step each. */
  times: readonly number[];
  /** The day of the first step. */
  day: LocalDate;
}

export type ShownStep = Omit<FunnelStep, "time"> & { time: Quartiles | Suppressed | null };
export interface ShownFunnel {
  steps: ShownStep[];
  whole: Quartiles | Suppressed | null;
}

/**
 * Which groups of those who began may be shown, for all groupings at once. A group must be one that may be shown by who works here, as on
 * every page of figures; and, because who began is chosen by what they did, also by who began.
 */
export function protectBegan(
  members: readonly Member[],
  began: readonly Began[],
  { day, minimum }: { day: LocalDate; minimum: number },
): (group?: { by: Grouping; key: string }) => Protection {
  const here = protectMembers(members, day, minimum);
  const atoms = new Map<string, Record<Grouping, string> & { people: number }>();
  for (const { member } of began) {
    const { unit, location, role } = member;
    const key = `${unit} ${location} ${role}`;
    const atom = atoms.get(key) ?? { unit, location, role, people: 0 };
    atom.people += 1;
    atoms.set(key, atom);
  }
  const who: GroupingsProtection<Grouping> = protectGroupings(
    { blocks: ["unit", "location"], crossing: "role" },
    [...atoms.values()],
    minimum,
  );
  return (group) => {
    const standing = protectionOf(here, group);
    if (standing !== "shown") return standing;
    // Nobody of a group that may be shown began: there is nobody to protect.
    return group ? (who.groups[group.by].get(group.key) ?? "shown") : who.total;
  };
}

/** The days somebody began on, each shown where enough did and no other can be worked out from it. */
export function protectDays(began: readonly Began[], minimum: number): Map<LocalDate, Protection> {
  const sizes = new Map<LocalDate, number>();
  for (const { day } of began) sizes.set(day, (sizes.get(day) ?? 0) + 1);
  return protectPartition(
    [...sizes].map(([key, people]) => ({ key, people })),
    minimum,
  );
}

/**
 * The funnel of each part of those who began. How long a step took is a figure about those who made it, so it is shown for at least the
 * minimum of them, and not beside parts that would leave fewer.
 */
export function funnelsOf(
  began: readonly Began[],
  { steps, minimum, partOf }: { steps: number; minimum: number; partOf: (one: Began) => string },
  protection: (part: string) => Protection,
): { key: string; people: number; funnel: ShownFunnel | Suppressed }[] {
  const parts = new Map<string, Began[]>();
  for (const one of began) {
    const part = parts.get(partOf(one)) ?? [];
    parts.set(partOf(one), part);
    part.push(one);
  }
  const keys = [...parts.keys()].toSorted();
  const table = protectTable(
    {
      rows: keys.map((key) => ({ key, people: parts.get(key)?.length ?? 0 })),
      cells: keys.flatMap((key) =>
        Array.from({ length: steps - 1 }, (_, at) => ({
          row: key,
          column: String(at + 1),
          people: (parts.get(key) ?? []).filter(({ times }) => times.length > at + 1).length,
        })),
      ),
    },
    minimum,
  );
  return keys.map((key) => {
    const some = parts.get(key) ?? [];
    const funnel = funnelOf(
      some.map(({ times }) => times),
      steps,
    );
    const shown = withTimes(funnel, (step) => table.cells.get(key)?.get(String(step)) ?? "complement");
    return { key, people: some.length, funnel: disclose(protection(key), shown) };
  });
}

/** Everybody's funnel: a time is hidden where fewer than the minimum made the step. */
export const wholeFunnel = (began: readonly Began[], steps: number, minimum: number): ShownFunnel => {
  const funnel = funnelOf(
    began.map(({ times }) => times),
    steps,
  );
  return withTimes(funnel, (step) => {
    const people = funnel.steps[step]?.people ?? 0;
    return people > 0 && people < minimum ? "small" : "shown";
  });
};

function withTimes(funnel: Funnel, protection: (step: number) => Protection): ShownFunnel {
  const guarded = (time: Quartiles | null, step: number) => (time === null ? null : disclose(protection(step), time));
  return {
    steps: funnel.steps.map((step, at) => ({ ...step, time: guarded(step.time, at) })),
    whole: guarded(funnel.whole, funnel.steps.length - 1),
  };
}
