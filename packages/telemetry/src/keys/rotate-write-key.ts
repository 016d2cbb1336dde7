import { ofTenant } from "@arraigo/db";
import { recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { RotateWriteKey } from "../contract";
import { WriteKeyNotFound } from "../errors";
import { hashOfKey, newWriteKey } from "./hash";
import { writeKeys } from "./tables";

const hourMs = 3_600_000;

/**
 * Gives a source a new key. The one before works for `graceHours` more, so that senders can be changed one by one; the one before
 * that ends at once. What arrived and arrives is the same source's throughout.
 */
export async function rotateWriteKey(
  ctx: Ctx,
  { id, graceHours }: RotateWriteKey,
): Promise<{ id: string; key: string }> {
  return inTransaction(ctx, async (tx) => {
    const key = newWriteKey();
    const [rotated] = await tx
      .update(writeKeys)
      .set({
        previousHash: sql`${writeKeys.hash}`,
        previousEnding: sql`${writeKeys.ending}`,
        previousUntil: new Date(ctx.clock.now().getTime() + graceHours * hourMs),
        hash: hashOfKey(key),
        ending: key.slice(-4),
      })
      .where(
        and(ofTenant(writeKeys.organisationId, ctx.organisationId), eq(writeKeys.id, id), isNull(writeKeys.revokedAt)),
      )
      .returning({ name: writeKeys.name });
    if (!rotated) throw new WriteKeyNotFound();
    await recordAudit(ctx, tx, {
      action: "telemetry.write_key_rotated",
      subjectType: "write_key",
      subjectId: id,
      facts: { name: rotated.name, graceHours },
    });
    return { id, key };
  });
}
