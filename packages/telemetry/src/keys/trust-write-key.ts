import { ofTenant } from "@arraigo/db";
import { recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq, isNull } from "drizzle-orm";
import type { TrustWriteKey } from "../contract";
import { KeyIsPublic, WriteKeyNotFound } from "../errors";
import { writeKeys } from "./tables";

/**
 * Says what is believed of a source from now on. What it said before keeps the weight it had.
 * @throws WriteKeyNotFound; KeyIsPublic where a key that was public should be believed like a server's
 */
export async function trustWriteKey(ctx: Ctx, { id, trust }: TrustWriteKey): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const thisKey = and(
      ofTenant(writeKeys.organisationId, ctx.organisationId),
      eq(writeKeys.id, id),
      isNull(writeKeys.revokedAt),
    );
    const [held] = await tx
      .select({ name: writeKeys.name, trust: writeKeys.trust })
      .from(writeKeys)
      .where(thisKey)
      .for("update");
    if (!held) throw new WriteKeyNotFound();
    if (held.trust === trust) return;
    if (trust === "server") throw new KeyIsPublic({}, "trust");
    await tx.update(writeKeys).set({ trust }).where(thisKey);
    await recordAudit(ctx, tx, {
      action: "telemetry.write_key_trusted",
      subjectType: "write_key",
      subjectId: id,
      facts: { name: held.name, before: held.trust, trust },
    });
  });
}
