import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import type { CreateWriteKey } from "../contract";
import { TooManyWriteKeys } from "../errors";
import { hashOfKey, newWriteKey } from "./hash";
import { writeKeys } from "./tables";

const inUseMax = 50;

/** Makes a write key. The answer is the only place where the key itself ever appears. */
export async function createWriteKey(
  ctx: Ctx,
  { name, trust = "server" }: z.input<typeof CreateWriteKey>,
): Promise<{ id: string; key: string }> {
  return inTransaction(ctx, async (tx) => {
    const [used] = await tx
      .select({ count: sql<number>`count(*)::int` })
      .from(writeKeys)
      .where(and(ofTenant(writeKeys.organisationId, ctx.organisationId), isNull(writeKeys.revokedAt)));
    if ((used?.count ?? 0) >= inUseMax) throw new TooManyWriteKeys({ maximum: inUseMax });
    const id = newId();
    const key = newWriteKey();
    await tx.insert(writeKeys).values({
      id,
      organisationId: ctx.organisationId,
      name,
      trust,
      hash: hashOfKey(key),
      ending: key.slice(-4),
      createdBy: ctx.actor.personId,
      createdAt: ctx.clock.now(),
    });
    await recordAudit(ctx, tx, {
      action: "telemetry.write_key_created",
      subjectType: "write_key",
      subjectId: id,
      facts: { name, trust },
    });
    return { id, key };
  });
}
