import { ofTenant } from "@arraigo/db";
import { type Ctx, NotFound, type Tx } from "@arraigo/platform";
import type { Cadence, LocalDate } from "@arraigo/platform/calendar";
import { inLanguage, type Localised } from "@arraigo/platform/contract";
import { sql } from "drizzle-orm";
import type { PlanPoint } from "../measures/plan";

export interface Rollout {
  rolloutId: string;
  name: string;
  objective: string | null;
  startedOn: LocalDate | null;
  /** The day for which everybody was last worked out; null before the first time. */
  asOfDay: LocalDate | null;
  computedAt: string | null;
}

export interface Behaviour {
  behaviourId: string;
  rolloutId: string;
  name: string;
  benefit: string | null;
  targetCount: number;
  cadence: Cadence;
  required: boolean;
  /** The same for behaviours named alike in every language. */
  sameAs: string;
}

export interface Wave {
  waveId: string;
  name: string;
  goLive: LocalDate | null;
}

/** The rollouts of the organisation, newest first, with the time of their figures; texts in the reader's language. */
export async function listRollouts(ctx: Ctx, tx: Tx, rolloutId?: string): Promise<Rollout[]> {
  const { rows } = await tx.execute<{
    rollout_id: string;
    name: Localised;
    objective: Localised | null;
    started_on: string | null;
    as_of_day: string | null;
    computed_at: string | null;
  }>(sql`
    select r.rollout_id, r.name, r.objective, r.started_on, f.as_of_day, f.computed_at from change.rollouts_v1 r
    left join adoption.refreshes f on f.organisation_id = r.organisation_id and f.rollout_id = r.rollout_id
    where ${ofTenant(sql`r.organisation_id`, ctx.organisationId)} ${rolloutId ? sql`and r.rollout_id = ${rolloutId}` : sql``}
    order by r.started_on desc nulls last, r.rollout_id desc limit 100`);
  return rows.map((row) => ({
    rolloutId: row.rollout_id,
    name: inLanguage(row.name, ctx.actor.language),
    objective: row.objective && inLanguage(row.objective, ctx.actor.language),
    startedOn: row.started_on,
    asOfDay: row.as_of_day,
    computedAt: row.computed_at && new Date(row.computed_at).toISOString(),
  }));
}

/** @throws NotFound for a rollout that does not exist in this organisation. */
export async function getRollout(ctx: Ctx, tx: Tx, rolloutId: string): Promise<Rollout> {
  const [rollout] = await listRollouts(ctx, tx, rolloutId);
  if (!rollout) throw new NotFound();
  return rollout;
}

/** Whether whoever asks runs this rollout: names are shown inside one's own alone. */
export async function runsRollout(ctx: Ctx, tx: Tx, rolloutId: string): Promise<boolean> {
  const { rows } = await tx.execute(sql`
    select 1 from change.rollout_leads_v1 where ${ofTenant(sql`organisation_id`, ctx.organisationId)}
      and rollout_id = ${rolloutId} and person_id = ${ctx.actor.personId}`);
  return rows.length > 0;
}

export async function listBehaviours(ctx: Ctx, tx: Tx, rolloutId?: string): Promise<Behaviour[]> {
  const { rows } = await tx.execute<{
    behaviour_id: string;
    rollout_id: string;
    name: Localised;
    benefit: Localised | null;
    target_count: number;
    cadence: Cadence;
    required: boolean;
  }>(sql`
    select behaviour_id, rollout_id, name, benefit, target_count, cadence, required from change.behaviours_v1
    where ${ofTenant(sql`organisation_id`, ctx.organisationId)} ${rolloutId ? sql`and rollout_id = ${rolloutId}` : sql``}
    order by position, behaviour_id`);
  return rows.map((row) => ({
    behaviourId: row.behaviour_id,
    rolloutId: row.rollout_id,
    name: inLanguage(row.name, ctx.actor.language),
    benefit: row.benefit && inLanguage(row.benefit, ctx.actor.language),
    targetCount: row.target_count,
    cadence: row.cadence,
    required: row.required,
    sameAs: JSON.stringify([row.name.en, row.name.es]),
  }));
}

export async function listWaves(ctx: Ctx, tx: Tx, rolloutId: string): Promise<Wave[]> {
  const { rows } = await tx.execute<{ wave_id: string; name: Localised; go_live_on: string | null }>(sql`
    select wave_id, name, go_live_on from change.waves_v1
    where ${ofTenant(sql`organisation_id`, ctx.organisationId)} and rollout_id = ${rolloutId} order by position, wave_id`);
  return rows.map((row) => ({
    waveId: row.wave_id,
    name: inLanguage(row.name, ctx.actor.language),
    goLive: row.go_live_on,
  }));
}

export async function planOf(ctx: Ctx, tx: Tx, rolloutId: string): Promise<PlanPoint[]> {
  const { rows } = await tx.execute<{ day: string; share: string }>(sql`
    select day, share from change.plan_points_v1
    where ${ofTenant(sql`organisation_id`, ctx.organisationId)} and rollout_id = ${rolloutId} order by day`);
  return rows.map((row) => ({ day: row.day, share: Number(row.share) }));
}
