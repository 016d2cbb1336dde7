import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { organisationDay } from "./load-facts";
import { peoplePerChunk, recomputePeople } from "./recompute-people";
import { refreshes } from "./tables";

/** Works out one rollout for everybody in it, a chunk of people and a transaction at a time. */
export async function recomputeRollout(ctx: Ctx, rolloutId: string): Promise<void> {
  let after: string | null = null;
  do after = await recomputeChunk(ctx, rolloutId, after);
  while (after !== null);
}

/** Every rollout of the organisation. For loading history and for commands; what happens by itself is kept by messages. */
export async function recomputeAll(ctx: Ctx): Promise<void> {
  for (const { rolloutId } of await inTransaction(ctx, (tx) => rolloutDays(ctx, tx)))
    await recomputeRollout(ctx, rolloutId);
}

/**
 * The next chunk of a rollout's people after the given one. Answers where to go on, or null when all are done, and then says for which
 * day everybody was worked out.
 */
export async function recomputeChunk(ctx: Ctx, rolloutId: string, after: string | null): Promise<string | null> {
  return inTransaction(ctx, async (tx) => {
    const inside = { ...ctx, tx };
    const personIds = await peopleAfter(inside, tx, rolloutId, after);
    await recomputePeople(inside, personIds, rolloutId);
    if (personIds.length === peoplePerChunk) return personIds.at(-1) ?? null;
    const { today } = await organisationDay(inside, tx);
    const done = { asOfDay: today, computedAt: ctx.clock.now() };
    await tx
      .insert(refreshes)
      .values({ organisationId: ctx.organisationId, rolloutId, ...done })
      .onConflictDoUpdate({ target: [refreshes.organisationId, refreshes.rolloutId], set: done });
    return null;
  });
}

// People who were taken out of the rollout still have rows, which must go.
async function peopleAfter(ctx: Ctx, tx: Tx, rolloutId: string, after: string | null): Promise<string[]> {
  const { rows } = await tx.execute<{ person_id: string }>(sql`
    select person_id from change.wave_people_v1
      where ${ofTenant(sql`organisation_id`, ctx.organisationId)} and rollout_id = ${rolloutId} ${after ? sql`and person_id > ${after}` : sql``}
    union
    select person_id from adoption.rollout_people
      where ${ofTenant(sql`organisation_id`, ctx.organisationId)} and rollout_id = ${rolloutId} ${after ? sql`and person_id > ${after}` : sql``}
    order by person_id limit ${peoplePerChunk}`);
  return rows.map((row) => row.person_id);
}

/** Every rollout and the day for which its figures stand. */
export async function rolloutDays(ctx: Ctx, tx: Tx): Promise<{ rolloutId: string; asOfDay: string | null }[]> {
  const { rows } = await tx.execute<{ rollout_id: string; as_of_day: string | null }>(sql`
    select r.rollout_id, f.as_of_day from change.rollouts_v1 r
    left join adoption.refreshes f on f.organisation_id = r.organisation_id and f.rollout_id = r.rollout_id
    where ${ofTenant(sql`r.organisation_id`, ctx.organisationId)} order by r.rollout_id`);
  return rows.map((row) => ({ rolloutId: row.rollout_id, asOfDay: row.as_of_day }));
}
