import type { Ctx } from "@arraigo/platform";
import { fullPeriodsBetween, type LocalDate, type Period } from "@arraigo/platform/calendar";
import {
  type GroupSize,
  isTooSmall,
  type Protection,
  protectPartition,
  type Suppressed,
} from "@arraigo/platform/disclosure";
import type { RetentionInput } from "../analytics-contract";
import { bitsOf } from "../presence/bits";
import { readFirstBefore, readKeptFrom } from "./kept-days";
import { employed, type Member, untoldGroup } from "./members";
import { organisationYesterday } from "./organisation-day";
import { type Hidden, isHidden, type Material, materialFor } from "./question";
import { readKnownSince } from "./read-used-events";
import { type Cohort, type HowToRetain, retention } from "./retention";

export interface Retention {
  minimum: number;
  /** The first day that is known by person: no period before it is shown. Null where nothing was ever recorded. */
  since: LocalDate | null;
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
  const { members, days, minimum, computedAt, periods, event, how } = material;
  const cohortsOf = (some: readonly Member[]) => retention(periods, days.get(event) ?? [], setOf(some), how);
  const byUnit = inUnits(members, cohortsOf);
  const protection = protectUnits(material, byUnit);
  const since = await readKnownSince(ctx);
  const units = [...byUnit.keys()].filter((unit) => unit !== untoldGroup);
  return { minimum, computedAt, periods, units, retentionOf };

  function retentionOf(unit: string | undefined): Retention {
    const shown = unit === undefined ? cohortsOf(members) : (byUnit.get(unit) ?? []);
    return {
      minimum,
      computedAt,
      since,
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
  input: Pick<RetentionInput, "step" | "periods" | "event" | "kind">,
): Promise<(Material & { periods: Period[]; event: string; how: HowToRetain }) | Hidden> {
  const yesterday = await organisationYesterday(ctx);
  const event = input.event ?? "";
  const from = await readKeptFrom(ctx);
  const material = await materialFor(ctx, { from, until: yesterday, events: [event], counted: [] });
  if (isHidden(material)) return material;
  const firsts = await readFirstBefore(ctx, event);
  const firstBefore = new Map(
    material.members.flatMap(({ number, personId }): [number, LocalDate][] => {
      const first = firsts.get(personId);
      return number === null || first === undefined ? [] : [[number, first]];
    }),
  );
  const how = { kind: input.kind, firstBefore };
  return { ...material, event, how, periods: fullPeriodsBetween(from, yesterday, input.step).slice(-input.periods) };
}

export function inUnits<Each>(
  members: readonly Member[],
  of: (some: readonly Member[]) => Each,
): ReadonlyMap<string, Each> {
  const units = [...new Set(members.map(({ unit }) => unit))].toSorted();
  return new Map(units.map((unit) => [unit, of(members.filter((member) => member.unit === unit))]));
}

/**
 * The same for the units of a question. A unit that never had enough people for figures of its own has none of newcomers either, where
 * it had none: of somebody erased it is not told.
 */
export function protectUnits(
  { members, minimum }: Pick<Material, "members" | "minimum">,
  byUnit: ReadonlyMap<string, readonly Cohort[]>,
) {
  const protection = protectCohorts(byUnit, minimum);
  const sizes = new Map<string, number>();
  for (const { unit } of employed(members)) sizes.set(unit, (sizes.get(unit) ?? 0) + 1);
  return (unit: string | undefined, start: LocalDate): Protection =>
    unit !== undefined && (unit === untoldGroup || isTooSmall(sizes.get(unit) ?? 0, minimum))
      ? "small"
      : protection(unit, start);
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
