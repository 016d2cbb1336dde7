import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import type { LocalDate } from "@arraigo/platform/calendar";
import { sql } from "drizzle-orm";
import type { Atom, Grouping } from "../disclosure/protect-groupings";
import { uuidArray } from "../standing/raw-sql";
import { type Column, columnsRelation } from "./columns";

/** The key of people without a unit, or without a job role. */
export const noGroup = "none";

/** People in scope on a day and how many of them have adopted. */
export interface ScopeAtom extends Atom {
  adopted: number;
}

/** People with an expectation in the last four full weeks, one column of behaviours. */
export interface RecentAtom extends Atom {
  behaviourId: string;
  /** How many are at or above the target. */
  reached: number;
  met: number;
  expected: number;
}

/** Expectations of one behaviour in one period. */
export interface PeriodAtom extends Atom {
  periodStart: LocalDate;
  periodEnd: LocalDate;
  met: number;
}

type Keys = { unit: string; wave: string; role: string; people: number };

const keys = sql`coalesce(p.org_unit_id::text, ${noGroup}) as unit, rp.wave_id::text as wave, coalesce(p.job_role_id::text, ${noGroup}) as role,
  count(*)::int as people`;
const person = sql`join directory.people p on p.organisation_id = rp.organisation_id and p.id = rp.person_id`;

export async function scopeAtoms(ctx: Ctx, tx: Tx, rolloutId: string, day: LocalDate): Promise<ScopeAtom[]> {
  const { rows } = await tx.execute<Keys & { adopted: number }>(sql`
    select ${keys}, count(*) filter (where rp.state = 'adopted')::int as adopted
    from adoption.rollout_people rp ${person}
    where ${ofTenant(sql`rp.organisation_id`, ctx.organisationId)} and rp.rollout_id = ${rolloutId}
      and rp.scope_from <= ${day} and (rp.scope_until is null or rp.scope_until >= ${day})
    group by 1, 2, 3`);
  return rows;
}

export async function recentAtoms(
  ctx: Ctx,
  tx: Tx,
  rolloutId: string,
  columns: readonly Column[],
): Promise<RecentAtom[]> {
  const { rows } = await tx.execute<Keys & { in_column: string; reached: number; met: number; expected: number }>(sql`
    select ${keys}, s.in_column, count(*) filter (where s.recent_count >= s.recent_target)::int as reached,
      sum(s.recent_met)::int as met, sum(s.recent_expected)::int as expected
    from (
      select person_id, c.in_column, sum(recent_count) as recent_count, sum(recent_target) as recent_target, sum(recent_met) as recent_met,
        sum(recent_expected) as recent_expected
      from adoption.states join ${columnsRelation(columns)} on c.behaviour = behaviour_id
      where ${ofTenant(sql`organisation_id`, ctx.organisationId)} and rollout_id = ${rolloutId} and recent_expected > 0
      group by 1, 2
    ) s
    join adoption.rollout_people rp on ${ofTenant(sql`rp.organisation_id`, ctx.organisationId)} and rp.rollout_id = ${rolloutId}
      and rp.person_id = s.person_id ${person}
    group by 1, 2, 3, s.in_column`);
  return rows.map(({ in_column, ...row }) => ({ ...row, behaviourId: in_column }));
}

/** Which groups have anybody who is asked for a column's behaviour now, in the running period or not yet: "group column". */
export async function askedGroups(
  ctx: Ctx,
  tx: Tx,
  rolloutId: string,
  by: Grouping,
  columns: readonly Column[],
): Promise<Set<string>> {
  const { rows } = await tx.execute<{ in_column: string; unit: string; wave: string; role: string }>(sql`
    select c.in_column, ${keys}
    from adoption.states s
    join ${columnsRelation(columns)} on c.behaviour = s.behaviour_id
    join adoption.rollout_people rp on rp.organisation_id = s.organisation_id and rp.rollout_id = s.rollout_id and rp.person_id = s.person_id ${person}
    where ${ofTenant(sql`s.organisation_id`, ctx.organisationId)} and s.rollout_id = ${rolloutId} and s.asked
    group by 1, 2, 3, 4`);
  return new Set(rows.map((row) => `${row[by]} ${row.in_column}`));
}

export async function periodAtoms(
  ctx: Ctx,
  tx: Tx,
  options: { rolloutId: string; behaviourIds: readonly string[]; from: LocalDate },
): Promise<PeriodAtom[]> {
  const { rows } = await tx.execute<Keys & { period_start: string; period_end: string; met: number }>(sql`
    select ${keys}, e.period_start, e.period_end, count(*) filter (where e.met)::int as met
    from adoption.person_periods e
    join adoption.rollout_people rp on rp.organisation_id = e.organisation_id and rp.rollout_id = e.rollout_id and rp.person_id = e.person_id ${person}
    where ${ofTenant(sql`e.organisation_id`, ctx.organisationId)} and e.rollout_id = ${options.rolloutId}
      and e.behaviour_id = any(${uuidArray(options.behaviourIds)}) and e.period_start >= ${options.from} and e.expected
    group by 1, 2, 3, e.period_start, e.period_end order by e.period_start`);
  return rows.map(({ period_start, period_end, ...row }) => ({
    ...row,
    periodStart: period_start,
    periodEnd: period_end,
  }));
}
