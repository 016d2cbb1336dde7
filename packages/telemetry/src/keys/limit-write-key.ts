import { ofTenant } from "@arraigo/db";
import { recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq, isNull } from "drizzle-orm";
import type { LimitWriteKey } from "../contract";
import { WriteKeyNotFound } from "../errors";
import { writeKeys } from "./tables";

/** Says how much a source may send: events a second in each process, and events stored in a day of UTC. Null takes a limit away. */
export async function limitWriteKey(ctx: Ctx, { id, perSecondMax, perDayMax }: LimitWriteKey): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const [limited] = await tx
      .update(writeKeys)
      .set({ perSecondMax, perDayMax })
      .where(
        and(ofTenant(writeKeys.organisationId, ctx.organisationId), eq(writeKeys.id, id), isNull(writeKeys.revokedAt)),
      )
      .returning({ name: writeKeys.name });
    if (!limited) throw new WriteKeyNotFound();
    await recordAudit(ctx, tx, {
      action: "telemetry.write_key_limited",
      subjectType: "write_key",
      subjectId: id,
      facts: { name: limited.name, perSecondMax, perDayMax },
    });
  });
}
