import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { orgUnits } from "@arraigo/directory/schema";
import { changeEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction, type Tx } from "@arraigo/platform";
import { and, eq, inArray, ne } from "drizzle-orm";
import type { SaveWave } from "../contract";
import { OrgUnitUnknown, WaveBeforeRollout, WaveNotFound, WavePositionTaken } from "../errors";
import { rolloutById } from "../rollouts/rollout-by-id";
import { fillWaves } from "./fill-waves";
import { wavePeople, waves, waveUnits } from "./tables";

/** Adds a wave or changes one: who is in it and when it goes live. Its people are worked out again from its units. */
export async function saveWave(ctx: Ctx, input: SaveWave): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    const rollout = await rolloutById(ctx, tx, input.rolloutId);
    if (input.goLiveOn < rollout.startsOn) throw new WaveBeforeRollout({ startsOn: rollout.startsOn }, "goLiveOn");
    const id = input.id ?? newId();
    await assertPositionFree(ctx, tx, input, id);
    await assertUnitsKnown(ctx, tx, input.orgUnitIds);
    await writeWave(ctx, tx, input, id);
    await fillWaves(ctx, tx, input.rolloutId);
    await emit(tx, changeEvents.rolloutChanged, { rolloutId: input.rolloutId });
    return { id };
  });
}

async function writeWave(ctx: Ctx, tx: Tx, input: SaveWave, id: string): Promise<void> {
  const { organisationId } = ctx;
  const facts = { name: input.name, position: input.position, goLiveOn: input.goLiveOn };
  if (input.id) {
    const changed = await tx
      .update(waves)
      .set(facts)
      .where(
        and(ofTenant(waves.organisationId, organisationId), eq(waves.id, id), eq(waves.rolloutId, input.rolloutId)),
      )
      .returning({ id: waves.id });
    if (changed.length === 0) throw new WaveNotFound();
    await tx.delete(waveUnits).where(and(ofTenant(waveUnits.organisationId, organisationId), eq(waveUnits.waveId, id)));
    await tx
      .delete(wavePeople)
      .where(and(ofTenant(wavePeople.organisationId, organisationId), eq(wavePeople.waveId, id)));
  } else {
    await tx
      .insert(waves)
      .values({ id, organisationId, rolloutId: input.rolloutId, createdAt: ctx.clock.now(), ...facts });
  }
  await tx
    .insert(waveUnits)
    .values([...new Set(input.orgUnitIds)].map((orgUnitId) => ({ organisationId, waveId: id, orgUnitId })));
}

async function assertPositionFree(ctx: Ctx, tx: Tx, input: SaveWave, id: string): Promise<void> {
  const taken = await tx
    .select({ id: waves.id })
    .from(waves)
    .where(
      and(
        ofTenant(waves.organisationId, ctx.organisationId),
        eq(waves.rolloutId, input.rolloutId),
        eq(waves.position, input.position),
        ne(waves.id, id),
      ),
    );
  if (taken.length > 0) throw new WavePositionTaken({ position: input.position }, "position");
}

async function assertUnitsKnown(ctx: Ctx, tx: Tx, ids: readonly string[]): Promise<void> {
  const known = await tx
    .select({ id: orgUnits.id })
    .from(orgUnits)
    .where(and(ofTenant(orgUnits.organisationId, ctx.organisationId), inArray(orgUnits.id, [...ids])));
  if (known.length < new Set(ids).size) throw new OrgUnitUnknown({}, "orgUnitIds");
}
