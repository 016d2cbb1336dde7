import { createHash } from "node:crypto";
import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq, sql } from "drizzle-orm";
import { areaOf, type SubmitAnonymously, screenWithoutRecord } from "../contract";
import { AnonymousPostsExhausted } from "../errors";
import { organisationToday } from "./organisation-day";
import { wordStems } from "./post";
import { anonymousPosts } from "./tables";

/** Nobody can be slowed down who is not known, so the organisation's day has a bound instead. */
const postsPerDayMax = 300;

/** What is kept of a receipt. It has 130 random bits, so a plain hash cannot be searched backwards. */
export function hashReceipt(receipt: string): string {
  return createHash("sha256").update(receipt).digest("hex");
}

/**
 * Says something without a name. Takes nothing from the context but the organisation and the day; no event, usage event or
 * audit entry follows, because their times would lead back to whoever was signed in. The receipt makes it repeatable.
 */
export async function submitAnonymously(ctx: Ctx, input: SubmitAnonymously): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const postedOn = await organisationToday(ctx, tx);
    const [count] = await tx
      .select({ today: sql<number>`count(*)::int` })
      .from(anonymousPosts)
      .where(and(ofTenant(anonymousPosts.organisationId, ctx.organisationId), eq(anonymousPosts.postedOn, postedOn)));
    if ((count?.today ?? 0) >= postsPerDayMax) throw new AnonymousPostsExhausted();
    await tx
      .insert(anonymousPosts)
      .values({
        organisationId: ctx.organisationId,
        kind: input.kind,
        text: input.text,
        stems: wordStems(input.text),
        area: areaOf(input.screenPath),
        screenPath: screenWithoutRecord(input.screenPath),
        postedOn,
        receiptHash: hashReceipt(input.receipt),
      })
      .onConflictDoNothing();
  });
}
