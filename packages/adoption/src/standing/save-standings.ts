import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import type { Membership } from "./facts";
import { jsonRows, uuidArray } from "./raw-sql";
import type { RolloutStanding } from "./standing-of";

export interface MemberStanding {
  membership: Membership;
  standing: RolloutStanding;
}

interface Target {
  personIds: readonly string[];
  rolloutId?: string | undefined;
}

/**
 * Writes what is new, takes away what no longer holds, and leaves every other row untouched. Three tables, two statements each.
 * `not in` over keys that are never null is looked up in a hash table; `not exists` became a loop over both sides where Postgres
 * knew nothing about the table yet: seconds instead of milliseconds.
 */
export async function saveStandings(
  ctx: Ctx,
  tx: Tx,
  target: Target,
  members: readonly MemberStanding[],
): Promise<void> {
  const stale = (table: SQL) => sql`
    delete from ${table} t where ${ofTenant(sql`t.organisation_id`, ctx.organisationId)} and t.person_id = any(${uuidArray(target.personIds)})
      ${target.rolloutId ? sql`and t.rollout_id = ${target.rolloutId}` : sql``}`;
  await savePeople(ctx, tx, members, stale);
  await saveStates(ctx, tx, members, stale);
  await savePeriods(ctx, tx, members, stale);
}

type Stale = (table: SQL) => SQL;

async function savePeople(ctx: Ctx, tx: Tx, members: readonly MemberStanding[], stale: Stale) {
  const rows = members.map(({ membership: { rolloutId, waveId, personId }, standing }) => {
    const { state, since, scopeFrom, scopeUntil, spells } = standing;
    return { rolloutId, waveId, personId, state, since, scopeFrom, scopeUntil, spells };
  });
  const given = sql`jsonb_to_recordset(${jsonRows(rows)}) as r("rolloutId" uuid, "personId" uuid, "waveId" uuid, state text, since date,
    "scopeFrom" date, "scopeUntil" date, spells jsonb)`;
  await tx.execute(sql`
    ${stale(sql`adoption.rollout_people`)}
      and (t.rollout_id, t.person_id) not in (select r."rolloutId", r."personId" from ${given})`);
  await tx.execute(sql`
    insert into adoption.rollout_people as t (organisation_id, rollout_id, person_id, wave_id, state, since, scope_from, scope_until, spells)
    select ${ctx.organisationId}::uuid, r."rolloutId", r."personId", r."waveId", r.state, r.since, r."scopeFrom", r."scopeUntil", r.spells from ${given}
    on conflict (organisation_id, rollout_id, person_id) do update set wave_id = excluded.wave_id, state = excluded.state,
      since = excluded.since, scope_from = excluded.scope_from, scope_until = excluded.scope_until, spells = excluded.spells
    where (t.wave_id, t.state, t.since, t.scope_from, t.scope_until, t.spells) is distinct from
      (excluded.wave_id, excluded.state, excluded.since, excluded.scope_from, excluded.scope_until, excluded.spells)`);
}

async function saveStates(ctx: Ctx, tx: Tx, members: readonly MemberStanding[], stale: Stale) {
  const rows = members.flatMap(({ membership: { rolloutId, personId }, standing }) =>
    standing.behaviours.map(({ behaviour, state, asked, recent, running }) => ({
      r: rolloutId,
      b: behaviour.behaviourId,
      p: personId,
      s: state.state,
      si: state.since,
      fm: state.firstMetOn,
      a: asked,
      re: recent.expected,
      rm: recent.met,
      rc: recent.count,
      rt: recent.target,
      uf: running.from,
      uu: running.until,
      uc: running.count,
    })),
  );
  const given = sql`jsonb_to_recordset(${jsonRows(rows)}) as r(r uuid, b uuid, p uuid, s text, si date, fm date, a boolean, re integer,
    rm integer, rc integer, rt integer, uf date, uu date, uc integer)`;
  await tx.execute(sql`
    ${stale(sql`adoption.states`)}
      and (t.rollout_id, t.behaviour_id, t.person_id) not in (select r.r, r.b, r.p from ${given})`);
  await tx.execute(sql`
    insert into adoption.states as t (organisation_id, rollout_id, behaviour_id, person_id, state, since, first_met_on, asked,
      recent_expected, recent_met, recent_count, recent_target, running_from, running_until, running_count)
    select ${ctx.organisationId}::uuid, r.r, r.b, r.p, r.s, r.si, r.fm, r.a, r.re, r.rm, r.rc, r.rt, r.uf, r.uu, r.uc from ${given}
    on conflict (organisation_id, rollout_id, behaviour_id, person_id) do update set state = excluded.state, since = excluded.since,
      first_met_on = excluded.first_met_on, asked = excluded.asked, recent_expected = excluded.recent_expected,
      recent_met = excluded.recent_met, recent_count = excluded.recent_count, recent_target = excluded.recent_target,
      running_from = excluded.running_from, running_until = excluded.running_until, running_count = excluded.running_count
    where (t.state, t.since, t.first_met_on, t.asked, t.recent_expected, t.recent_met, t.recent_count, t.recent_target, t.running_from,
        t.running_until, t.running_count) is distinct from
      (excluded.state, excluded.since, excluded.first_met_on, excluded.asked, excluded.recent_expected, excluded.recent_met,
        excluded.recent_count, excluded.recent_target, excluded.running_from, excluded.running_until, excluded.running_count)`);
}

async function savePeriods(ctx: Ctx, tx: Tx, members: readonly MemberStanding[], stale: Stale) {
  // Short names: this is the one table with many rows, and each name is sent with each of them.
  const rows = members.flatMap(({ membership: { rolloutId, personId }, standing }) =>
    standing.behaviours.flatMap(({ behaviour, periods }) =>
      periods.map(({ start, end, count, expected, met }) => ({
        r: rolloutId,
        b: behaviour.behaviourId,
        p: personId,
        f: start,
        u: end,
        c: count,
        t: behaviour.targetCount,
        e: expected,
        m: met,
      })),
    ),
  );
  const given = sql`jsonb_to_recordset(${jsonRows(rows)}) as r(r uuid, b uuid, p uuid, f date, u date, c integer, t integer, e boolean, m boolean)`;
  await tx.execute(sql`
    ${stale(sql`adoption.person_periods`)}
      and (t.rollout_id, t.behaviour_id, t.person_id, t.period_start) not in (select r.r, r.b, r.p, r.f from ${given})`);
  await tx.execute(sql`
    insert into adoption.person_periods as t (organisation_id, rollout_id, behaviour_id, person_id, period_start, period_end, count, target,
      expected, met)
    select ${ctx.organisationId}::uuid, r.r, r.b, r.p, r.f, r.u, r.c, r.t, r.e, r.m from ${given}
    on conflict (organisation_id, rollout_id, behaviour_id, period_start, person_id) do update set period_end = excluded.period_end,
      count = excluded.count, target = excluded.target, expected = excluded.expected, met = excluded.met
    where (t.period_end, t.count, t.target, t.expected, t.met) is distinct from
      (excluded.period_end, excluded.count, excluded.target, excluded.expected, excluded.met)`);
}
