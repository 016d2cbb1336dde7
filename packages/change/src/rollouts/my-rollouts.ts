import { ofTenant } from "@arraigo/db";
import { people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { inLanguage } from "@arraigo/platform/contract";
import { and, asc, eq } from "drizzle-orm";
import { behaviours } from "../behaviours/tables";
import { wavePeople, waves } from "../waves/tables";
import { rollouts } from "./tables";

/** What a person is asked to do, since when, why, and what is in it for them. */
export async function myRollouts(ctx: Ctx) {
  return inTransaction(ctx, async (tx) => {
    const rows = await tx
      .select({
        rolloutId: rollouts.id,
        name: rollouts.name,
        objective: rollouts.objective,
        goLiveOn: waves.goLiveOn,
        behaviourId: behaviours.id,
        behaviour: behaviours.name,
        benefit: behaviours.benefit,
        targetCount: behaviours.targetCount,
        cadence: behaviours.cadence,
        required: behaviours.required,
      })
      .from(wavePeople)
      .innerJoin(waves, and(eq(waves.organisationId, wavePeople.organisationId), eq(waves.id, wavePeople.waveId)))
      .innerJoin(
        rollouts,
        and(eq(rollouts.organisationId, wavePeople.organisationId), eq(rollouts.id, wavePeople.rolloutId)),
      )
      .innerJoin(people, and(eq(people.organisationId, wavePeople.organisationId), eq(people.id, wavePeople.personId)))
      .leftJoin(
        behaviours,
        and(
          eq(behaviours.organisationId, rollouts.organisationId),
          eq(behaviours.rolloutId, rollouts.id),
          eq(behaviours.jobRoleId, people.jobRoleId),
        ),
      )
      .where(
        and(ofTenant(wavePeople.organisationId, ctx.organisationId), eq(wavePeople.personId, ctx.actor.personId ?? "")),
      )
      .orderBy(asc(waves.goLiveOn), asc(rollouts.id), asc(behaviours.position));
    const { language } = ctx.actor;
    const mine = new Map<string, ReturnType<typeof heading>>();
    const heading = (row: (typeof rows)[number]) => ({
      rolloutId: row.rolloutId,
      name: inLanguage(row.name, language),
      objective: inLanguage(row.objective, language),
      goLiveOn: row.goLiveOn,
      behaviours: [] as {
        id: string;
        name: string;
        benefit: string;
        targetCount: number;
        cadence: string;
        required: boolean;
      }[],
    });
    for (const row of rows) {
      const rollout = mine.get(row.rolloutId) ?? heading(row);
      mine.set(row.rolloutId, rollout);
      if (row.behaviourId && row.behaviour && row.benefit)
        rollout.behaviours.push({
          id: row.behaviourId,
          name: inLanguage(row.behaviour, language),
          benefit: inLanguage(row.benefit, language),
          targetCount: row.targetCount ?? 1,
          cadence: row.cadence ?? "week",
          required: row.required ?? true,
        });
    }
    return [...mine.values()];
  });
}
