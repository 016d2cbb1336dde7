import { ofTenant } from "@arraigo/db";
import { recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq, isNull } from "drizzle-orm";
import type { RevokeWriteKey } from "../contract";
import { WriteKeyNotFound } from "../errors";
import { writeKeys } from "./tables";

/** Ends a key: within five seconds no process takes events with it any more. What it brought stays. */
export async function revokeWriteKey(ctx: Ctx, { id }: RevokeWriteKey): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const [revoked] = await tx
      .update(writeKeys)
      .set({ revokedAt: ctx.clock.now() })
      .where(
        and(ofTenant(writeKeys.organisationId, ctx.organisationId), eq(writeKeys.id, id), isNull(writeKeys.revokedAt)),
      )
      .returning({ name: writeKeys.name });
    if (!revoked) throw new WriteKeyNotFound();
    await recordAudit(ctx, tx, {
      action: "telemetry.write_key_revoked",
      subjectType: "write_key",
      subjectId: id,
      facts: { name: revoked.name },
    });
  });
}
