import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { addDays, type LocalDate, periodsBetween } from "@arraigo/platform/calendar";
import { sql } from "drizzle-orm";
import { adoptionCurve, type CurvePoint } from "../rules/curve";
import type { PersonInScope } from "../rules/scope";
import type { AdoptionSpell } from "../rules/state";

/** People of a rollout who came into scope, left it and adopted on the same days. */
export interface Cohort extends PersonInScope {
  wave: string;
  people: number;
}

/** Everybody who was ever in scope, alike ones together: a few hundred rows however many people there are. */
export async function cohortsOf(ctx: Ctx, tx: Tx, rolloutId: string): Promise<Cohort[]> {
  const { rows } = await tx.execute<{
    wave_id: string;
    scope_from: string;
    scope_until: string | null;
    spells: AdoptionSpell[];
    people: number;
  }>(sql`
    select wave_id, scope_from, scope_until, spells, count(*)::int as people from adoption.rollout_people
    where ${ofTenant(sql`organisation_id`, ctx.organisationId)} and rollout_id = ${rolloutId} and scope_from is not null
    group by 1, 2, 3, 4`);
  return rows.map((row) => ({
    wave: row.wave_id,
    scopeFrom: row.scope_from,
    scopeUntil: row.scope_until,
    spells: row.spells,
    people: row.people,
  }));
}

/** The curve at the end of each full week since the first go-live, and on the day of the figures. */
export function weeklyCurve(cohorts: readonly Cohort[], asOfDay: LocalDate): CurvePoint[] {
  const first = cohorts.reduce<LocalDate | null>(
    (earliest, { scopeFrom }) => (earliest === null || scopeFrom < earliest ? scopeFrom : earliest),
    null,
  );
  if (first === null || first > asOfDay) return [];
  const weekEnds = periodsBetween(first, asOfDay, "week").flatMap(({ end }) => (end < asOfDay ? [end] : []));
  return adoptionCurve(cohorts, [...weekEnds, asOfDay]);
}

/** The same figure a week before. */
export function aWeekBefore(cohorts: readonly Cohort[], asOfDay: LocalDate): CurvePoint | undefined {
  return adoptionCurve(cohorts, [addDays(asOfDay, -7)])[0];
}
