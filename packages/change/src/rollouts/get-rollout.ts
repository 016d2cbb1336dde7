import { ofTenant } from "@arraigo/db";
import { filed } from "@arraigo/directory";
import { jobRoles, orgUnits, people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction, localToday, type Tx } from "@arraigo/platform";
import { inLanguage } from "@arraigo/platform/contract";
import { and, asc, eq, sql } from "drizzle-orm";
import { behaviours } from "../behaviours/tables";
import type { ById } from "../contract";
import { waves, waveUnits } from "../waves/tables";
import { mayHand } from "./hand-rollout";
import { listLeads } from "./list-leads";
import { rolloutById } from "./rollout-by-id";
import { planPoints } from "./tables";

/** One rollout whole: what it is for, its waves with their units and dates, its behaviours with what is in it for people, its plan. */
export async function getRollout(ctx: Ctx, { id }: ById) {
  return inTransaction(ctx, async (tx) => {
    const rollout = await rolloutById(ctx, tx, id);
    const { language } = ctx.actor;
    const leads = mayHand(ctx, rollout) ? await listLeads(ctx, tx) : [];
    return {
      id,
      lead: await leadOf(ctx, tx, rollout.ledBy),
      /** Whom whoever asks may hand it to; nobody where it is not theirs to hand on. */
      leads,
      title: inLanguage(rollout.name, language),
      name: rollout.name,
      purpose: inLanguage(rollout.objective, language),
      objective: rollout.objective,
      startsOn: rollout.startsOn,
      waves: await wavesOf(ctx, tx, id),
      behaviours: await behavioursOf(ctx, tx, id),
      plan: await tx
        .select({ day: planPoints.day, share: planPoints.share })
        .from(planPoints)
        .where(and(ofTenant(planPoints.organisationId, ctx.organisationId), eq(planPoints.rolloutId, id)))
        .orderBy(asc(planPoints.day)),
    };
  });
}

async function leadOf(ctx: Ctx, tx: Tx, ledBy: string | null): Promise<{ id: string; name: string } | null> {
  if (ledBy === null) return null;
  const [lead] = await tx
    .select({ id: people.id, name: sql<string>`trim(${people.givenName} || ' ' || ${people.familyName})` })
    .from(people)
    .where(and(ofTenant(people.organisationId, ctx.organisationId), eq(people.id, ledBy)));
  return lead ?? null;
}

async function wavesOf(ctx: Ctx, tx: Tx, rolloutId: string) {
  const rows = await tx
    .select({
      id: waves.id,
      name: waves.name,
      position: waves.position,
      goLiveOn: waves.goLiveOn,
      people: sql<number>`(select count(*)::int from change.wave_people m where m.organisation_id = ${waves.organisationId} and m.wave_id = ${waves.id})`,
      units: sql<
        { id: string; name: string }[]
      >`coalesce(jsonb_agg(jsonb_build_object('id', ${orgUnits.id}, 'name', ${orgUnits.name}) order by ${filed(orgUnits.name)}, ${orgUnits.id}) filter (where ${orgUnits.id} is not null), '[]')`,
    })
    .from(waves)
    .leftJoin(waveUnits, and(eq(waveUnits.organisationId, waves.organisationId), eq(waveUnits.waveId, waves.id)))
    .leftJoin(
      orgUnits,
      and(eq(orgUnits.organisationId, waveUnits.organisationId), eq(orgUnits.id, waveUnits.orgUnitId)),
    )
    .where(and(ofTenant(waves.organisationId, ctx.organisationId), eq(waves.rolloutId, rolloutId)))
    .groupBy(waves.organisationId, waves.id)
    .orderBy(asc(waves.position));
  const today = localToday(ctx);
  return rows.map((wave) => ({
    ...wave,
    title: inLanguage(wave.name, ctx.actor.language),
    live: wave.goLiveOn <= today,
  }));
}

async function behavioursOf(ctx: Ctx, tx: Tx, rolloutId: string) {
  const rows = await tx
    .select({
      id: behaviours.id,
      jobRoleId: behaviours.jobRoleId,
      jobRole: jobRoles.name,
      name: behaviours.name,
      benefit: behaviours.benefit,
      event: behaviours.event,
      filter: behaviours.filter,
      targetCount: behaviours.targetCount,
      cadence: behaviours.cadence,
      required: behaviours.required,
      position: behaviours.position,
    })
    .from(behaviours)
    .innerJoin(
      jobRoles,
      and(eq(jobRoles.organisationId, behaviours.organisationId), eq(jobRoles.id, behaviours.jobRoleId)),
    )
    .where(and(ofTenant(behaviours.organisationId, ctx.organisationId), eq(behaviours.rolloutId, rolloutId)))
    .orderBy(asc(filed(jobRoles.name)), asc(jobRoles.id), asc(behaviours.position), asc(behaviours.id));
  const { language } = ctx.actor;
  return rows.map((row) => ({
    ...row,
    title: inLanguage(row.name, language),
    gain: inLanguage(row.benefit, language),
  }));
}
