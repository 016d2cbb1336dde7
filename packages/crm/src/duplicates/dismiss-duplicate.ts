import { ofTenant } from "@arraigo/db";
import { reaches } from "@arraigo/directory";
import { type Ctx, inTransaction, NotFound, type Tx } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import type { PairById } from "../duplicates-contract";
import { PairDecided } from "../errors";
import { type MatchableType, matchableTypes } from "./matchable";
import { recordBriefs } from "./record-briefs";
import { duplicatePairs } from "./tables";

/** Says that two records are not the same: they are never shown as a pair again, unless that is taken back. */
export async function dismissDuplicate(ctx: Ctx, input: PairById): Promise<void> {
  await decide(ctx, input.id, "open", "dismissed");
}

/** Takes it back: the pair waits for a decision again. */
export async function undismissDuplicate(ctx: Ctx, input: PairById): Promise<void> {
  await decide(ctx, input.id, "dismissed", "open");
}

async function decide(ctx: Ctx, id: string, from: "open" | "dismissed", to: "open" | "dismissed"): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const pair = await decidablePair(ctx, tx, id);
    if (pair.state === to) return;
    if (pair.state !== from) throw new PairDecided();
    const decided = to === "open" ? null : { by: ctx.actor.personId, at: ctx.clock.now() };
    await tx
      .update(duplicatePairs)
      .set({ state: to, decidedBy: decided?.by ?? null, decidedAt: decided?.at ?? null })
      .where(and(ofTenant(duplicatePairs.organisationId, ctx.organisationId), eq(duplicatePairs.id, pair.id)));
  });
}

/** Whoever reads both records and may change and merge one of them may say what they are to each other. */
async function decidablePair(ctx: Ctx, tx: Tx, id: string) {
  const [pair] = await tx
    .select()
    .from(duplicatePairs)
    .where(and(ofTenant(duplicatePairs.organisationId, ctx.organisationId), eq(duplicatePairs.id, id)))
    .for("update");
  const type: MatchableType | undefined = matchableTypes.find((each) => each === pair?.recordType);
  if (!pair || !type) throw new NotFound();
  const briefs = [...(await recordBriefs(ctx, tx, type, [pair.firstId, pair.secondId])).values()];
  if (briefs.length < 2) throw new NotFound();
  for (const brief of briefs)
    if (
      (await reaches(ctx, tx, `crm.${type}.write`, brief.ownerId)) &&
      (await reaches(ctx, tx, "crm.record.merge", brief.ownerId))
    )
      return pair;
  throw new NotFound();
}
