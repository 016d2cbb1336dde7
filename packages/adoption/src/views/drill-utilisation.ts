import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { addDays, type LocalDate } from "@arraigo/platform/calendar";
import { protectPartition, type Suppressed } from "@arraigo/platform/disclosure";
import { sql } from "drizzle-orm";
import type { RolloutInput } from "../contract";
import type { Figure, FigureOrReason } from "../measures/figure";
import { recentWindow } from "../standing/behaviour-standing";
import { uuidArray } from "../standing/raw-sql";
import { protectedTable, sumOf } from "./protected-table";
import { getRollout } from "./published";
import { seesOrganisation } from "./sees-organisation";

export interface UtilisationDrill {
  behaviours: { behaviourId: string; name: string; figure: FigureOrReason }[];
  /** The last twelve full weeks, oldest first, by the week a period ends in; behaviours asked of too few people are left out. */
  weeks: { from: LocalDate; until: LocalDate; figure: Figure | Suppressed }[];
}

/** What utilisation is made of: behaviour by behaviour over its window, and week by week. */
export async function drillUtilisation(ctx: Ctx, input: RolloutInput): Promise<UtilisationDrill> {
  seesOrganisation(ctx, "adoption.rollout.read");
  return inTransaction(ctx, async (tx) => {
    const rollout = await getRollout(ctx, tx, input.rolloutId);
    if (rollout.asOfDay === null) return { behaviours: [], weeks: [] };
    const day = rollout.asOfDay;
    const computedAt = rollout.computedAt ?? "";
    const table = await protectedTable(ctx, tx, rollout.rolloutId, day);
    const behaviours = table.columns;
    const shown = behaviours.filter(({ behaviourId }) => table.cells.get(behaviourId)?.total === "shown");
    const last = recentWindow(day, "week").until;
    const { rows } = await tx.execute<{ week: string; people: number; expected: number; met: number }>(sql`
      select date_trunc('week', period_end::timestamp)::date as week, count(distinct person_id)::int as people, count(*)::int as expected,
        count(*) filter (where met)::int as met
      from adoption.person_periods
      where ${ofTenant(sql`organisation_id`, ctx.organisationId)} and rollout_id = ${rollout.rolloutId} and expected
        and behaviour_id = any(${uuidArray(shown.flatMap(({ behaviourIds }) => behaviourIds))})
        and period_start > ${addDays(last, -84 - 31)} and period_end > ${addDays(last, -84)} and period_end <= ${last}
      group by 1 order by 1`);
    // The weeks add up to the figure, so a hidden one takes another with it.
    const protections = protectPartition(
      rows.map(({ week, people }) => ({ key: week, people })),
      table.minimum,
    );
    return {
      behaviours: behaviours.map(({ behaviourId, name, cadence }) => {
        const atoms = table.recent.get(behaviourId) ?? [];
        const protection = table.cells.get(behaviourId)?.total;
        if (!protection) return { behaviourId, name, figure: { missing: "noFullPeriod" as const } };
        if (protection !== "shown") return { behaviourId, name, figure: { suppressed: protection } };
        const [met, expected] = [
          sumOf(
            atoms,
            () => true,
            (atom) => atom.met,
          ),
          sumOf(
            atoms,
            () => true,
            (atom) => atom.expected,
          ),
        ];
        return { behaviourId, name, figure: ratio(met, expected, { ...recentWindow(day, cadence), computedAt }) };
      }),
      weeks: rows.map(({ week, met, expected }) => {
        const window = { from: week, until: addDays(week, 6) };
        const protection = protections.get(week) ?? "complement";
        return {
          ...window,
          figure: protection === "shown" ? ratio(met, expected, { ...window, computedAt }) : { suppressed: protection },
        };
      }),
    };
  });
}

function ratio(
  numerator: number,
  denominator: number,
  window: { from: LocalDate; until: LocalDate; computedAt: string },
): Figure {
  return { ...window, numerator, denominator, share: numerator / denominator, lower: null, upper: null };
}
