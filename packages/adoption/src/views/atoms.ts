import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import type { Atom, Grouping } from "../disclosure/protect-groupings";
import type { LocalDate } from "../rules/local-date";

/** The key of people without a unit, or without a job role. */
export const noGroup = "none";

/** People in scope on a day and how many of them have adopted. */
export interface ScopeAtom extends Atom {
  adopted: number;
}

/** People with an expectation in the last four full weeks, one behaviour. */
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

export async function recentAtoms(ctx: Ctx, tx: Tx, rolloutId: string): Promise<RecentAtom[]> {
  const { rows } = await tx.execute<
    Keys & { behaviour_id: string; reached: number; met: number; expected: number }
  >(sql`
    select ${keys}, s.behaviour_id, count(*) filter (where s.recent_count >= s.recent_target)::int as reached,
      sum(s.recent_met)::int as met, sum(s.recent_expected)::int as expected
    from adoption.states s
    join adoption.rollout_people rp on rp.organisation_id = s.organisation_id and rp.rollout_id = s.rollout_id and rp.person_id = s.person_id ${person}
    where ${ofTenant(sql`s.organisation_id`, ctx.organisationId)} and s.rollout_id = ${rolloutId} and s.recent_expected > 0
    group by 1, 2, 3, s.behaviour_id`);
  return rows.map(({ behaviour_id, ...row }) => ({ ...row, behaviourId: behaviour_id }));
}

/** Which groups have anybody who is asked for a behaviour now, in the running period or not yet. */
export async function askedGroups(ctx: Ctx, tx: Tx, rolloutId: string, by: Grouping): Promise<Set<string>> {
  const { rows } = await tx.execute<{ behaviour_id: string; unit: string; wave: string; role: string }>(sql`
    select s.behaviour_id, ${keys}
    from adoption.states s
    join adoption.rollout_people rp on rp.organisation_id = s.organisation_id and rp.rollout_id = s.rollout_id and rp.person_id = s.person_id ${person}
    where ${ofTenant(sql`s.organisation_id`, ctx.organisationId)} and s.rollout_id = ${rolloutId} and s.asked
    group by 1, 2, 3, 4`);
  return new Set(rows.map((row) => `${row[by]} ${row.behaviour_id}`));
}

export async function periodAtoms(
  ctx: Ctx,
  tx: Tx,
  options: { rolloutId: string; behaviourId: string; from: LocalDate },
): Promise<PeriodAtom[]> {
  const { rows } = await tx.execute<Keys & { period_start: string; period_end: string; met: number }>(sql`
    select ${keys}, e.period_start, e.period_end, count(*) filter (where e.met)::int as met
    from adoption.person_periods e
    join adoption.rollout_people rp on rp.organisation_id = e.organisation_id and rp.rollout_id = e.rollout_id and rp.person_id = e.person_id ${person}
    where ${ofTenant(sql`e.organisation_id`, ctx.organisationId)} and e.rollout_id = ${options.rolloutId}
      and e.behaviour_id = ${options.behaviourId} and e.period_start >= ${options.from} and e.expected
    group by 1, 2, 3, e.period_start, e.period_end order by e.period_start`);
  return rows.map(({ period_start, period_end, ...row }) => ({
    ...row,
    periodStart: period_start,
    periodEnd: period_end,
  }));
}
