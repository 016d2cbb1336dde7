import type { Ctx } from "@arraigo/platform";
import { addDays, fullPeriodsBetween, type LocalDate } from "@arraigo/platform/calendar";
import { type Protection, protectTable, type Suppressed } from "@arraigo/platform/disclosure";
import type { RetentionInput } from "../analytics-contract";
import { bitsOf } from "../presence/bits";
import type { Member } from "./members";
import { organisationYesterday } from "./organisation-day";
import { type Hidden, isHidden, materialFor } from "./question";
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
 * Of the people first active in each period, who came back. Newcomers of a unit in a period can be few, so units and periods are
 * protected together, as one table: no sum or difference of what is shown is about fewer people than the minimum.
 */
export async function readRetention(ctx: Ctx, input: RetentionInput): Promise<Retention | Hidden> {
  const yesterday = await organisationYesterday(ctx);
  const event = input.event ?? "";
  const from = addDays(yesterday, 1 - knownDays);
  const group = input.unit === undefined ? undefined : { by: "unit" as const, key: input.unit };
  const material = await materialFor(ctx, { from, until: yesterday, events: [event] });
  if (isHidden(material)) return material;
  const { members, days, minimum, computedAt } = material;
  const periods = fullPeriodsBetween(from, yesterday, input.step).slice(-input.periods);
  const cohortsOf = (some: readonly Member[]) => retention(periods, days.get(event) ?? [], setOf(some), input.kind);
  const units = [...new Set(members.map(({ unit }) => unit))].toSorted();
  const byUnit = new Map(units.map((unit) => [unit, cohortsOf(members.filter((member) => member.unit === unit))]));
  const protection = protect(byUnit, minimum);
  const shown = group ? (byUnit.get(group.key) ?? []) : cohortsOf(members);
  return {
    minimum,
    computedAt,
    cohorts: shown.map(({ back, ...cohort }) => {
      const is = protection(group?.key, cohort.start);
      return is === "shown" ? { ...cohort, back } : { ...cohort, people: null, hidden: { suppressed: is } };
    }),
  };
}

/** Protects units by periods: without a unit, the period's own line over all units. */
function protect(byUnit: ReadonlyMap<string, readonly Cohort[]>, minimum: number) {
  const sizes = [...byUnit].flatMap(([unit, cohorts]) => cohorts.map(({ start, people }) => ({ unit, start, people })));
  const starts = [...new Set(sizes.map(({ start }) => start))];
  const table = protectTable(
    {
      rows: starts.map((start) => ({
        key: start,
        people: sizes.reduce((sum, size) => sum + (size.start === start ? size.people : 0), 0),
      })),
      cells: sizes.map(({ unit, start, people }) => ({ row: start, column: unit, people })),
    },
    minimum,
  );
  return (unit: string | undefined, start: LocalDate): Protection =>
    (unit === undefined ? table.rows.get(start) : table.cells.get(start)?.get(unit)) ?? "complement";
}

const setOf = (members: readonly Member[]) => {
  const numbers = members.flatMap(({ number }) => (number === null ? [] : [number]));
  return bitsOf(numbers, numbers.reduce((most, number) => Math.max(most, number), -1) + 1);
};
