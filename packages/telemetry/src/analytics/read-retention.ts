import type { Ctx } from "@arraigo/platform";
import { addDays, fullPeriodsBetween, type LocalDate, type Period } from "@arraigo/platform/calendar";
import {
  type GroupSize,
  isTooSmall,
  type Protection,
  protectPartition,
  type Suppressed,
} from "@arraigo/platform/disclosure";
import type { RetentionInput } from "../analytics-contract";
import { bitsOf } from "../presence/bits";
import type { Member } from "./members";
import { organisationYesterday } from "./organisation-day";
import { type Hidden, isHidden, type Material, materialFor } from "./question";
import { type Cohort, retention } from "./retention";

const knownDays = 395;

export interface Retention {
  minimum: number;
  cohorts: ({ start: LocalDate; end: LocalDate; people: number | null } & (
    | { back: number[] }
    | { hidden: Suppressed }
  ))[];
  computedAt: string;
}

/**
 * Of the people first active in each period, who came back. Newcomers of a unit in a period can be few, so each period's units are
 * protected together: no sum or difference of what is shown is about fewer people than the minimum.
 */
export async function readRetention(ctx: Ctx, input: RetentionInput): Promise<Retention | Hidden> {
  const triangles = await retentionTriangles(ctx, input);
  return isHidden(triangles) ? triangles : triangles.retentionOf(input.unit);
}

/** The same of any unit, from what is read once. */
export async function retentionTriangles(ctx: Ctx, input: Omit<RetentionInput, "unit">) {
  const material = await retentionMaterial(ctx, input);
  if (isHidden(material)) return material;
  const { members, days, minimum, computedAt, periods, event } = material;
  const cohortsOf = (some: readonly Member[]) => retention(periods, days.get(event) ?? [], setOf(some), input.kind);
  const byUnit = inUnits(members, cohortsOf);
  const protection = protectCohorts(byUnit, minimum);
  return { minimum, computedAt, periods, units: [...byUnit.keys()], retentionOf };

  function retentionOf(unit: string | undefined): Retention {
    const shown = unit === undefined ? cohortsOf(members) : (byUnit.get(unit) ?? []);
    return {
      minimum,
      computedAt,
      cohorts: shown.map(({ back, ...cohort }) => {
        const is = protection(unit, cohort.start);
        return is === "shown" ? { ...cohort, back } : { ...cohort, people: null, hidden: { suppressed: is } };
      }),
    };
  }
}

/** What a triangle is worked out from: all days of which anything is known, and the whole periods it shows. */
export async function retentionMaterial(
  ctx: Ctx,
  input: Pick<RetentionInput, "step" | "periods" | "event">,
): Promise<(Material & { periods: Period[]; event: string }) | Hidden> {
  const yesterday = await organisationYesterday(ctx);
  const event = input.event ?? "";
  const from = addDays(yesterday, 1 - knownDays);
  const material = await materialFor(ctx, { from, until: yesterday, events: [event], counted: [] });
  if (isHidden(material)) return material;
  return { ...material, event, periods: fullPeriodsBetween(from, yesterday, input.step).slice(-input.periods) };
}

export function inUnits<Each>(
  members: readonly Member[],
  of: (some: readonly Member[]) => Each,
): ReadonlyMap<string, Each> {
  const units = [...new Set(members.map(({ unit }) => unit))].toSorted();
  return new Map(units.map((unit) => [unit, of(members.filter((member) => member.unit === unit))]));
}

/**
 * Protects units by periods: without a unit, the period's own line over all units, from which no hidden unit can be subtracted. Each
 * period is decided by its own newcomers alone, so that it says the same however many periods are asked for beside it.
 */
export function protectCohorts(byUnit: ReadonlyMap<string, readonly Cohort[]>, minimum: number) {
  const periods = new Map<LocalDate, GroupSize[]>();
  for (const [key, cohorts] of byUnit)
    for (const { start, people } of cohorts) {
      const cells = periods.get(start) ?? [];
      periods.set(start, cells);
      cells.push({ key, people });
    }
  const decided = new Map(
    [...periods].map(([start, cells]) => {
      const all = cells.reduce((sum, { people }) => sum + people, 0);
      const total: Protection = isTooSmall(all, minimum) ? "small" : "shown";
      return [start, { total, units: protectPartition(cells, minimum) }] as const;
    }),
  );
  return (unit: string | undefined, start: LocalDate): Protection => {
    const period = decided.get(start);
    return (unit === undefined ? period?.total : period?.units.get(unit)) ?? "complement";
  };
}

/** Members as a set of the numbers by which days know them. */
export const setOf = (members: readonly Member[]) => {
  const numbers = members.flatMap(({ number }) => (number === null ? [] : [number]));
  return bitsOf(numbers, numbers.reduce((most, number) => Math.max(most, number), -1) + 1);
};
