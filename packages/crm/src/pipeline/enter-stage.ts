import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, isNull, sql } from "drizzle-orm";
import type { StagedType } from "../record-types";
import { insertRows } from "../records/bulk-rows";
import { uuids } from "../records/scope";
import { stageEntries } from "./tables";

/** Closes the records' open entry in the log of stages and opens the next. The stage on the record itself is the caller's to write. */
export async function logStageEntry(
  ctx: Ctx,
  tx: Tx,
  type: StagedType,
  entries: readonly { recordId: string; stageId: string }[],
  now = ctx.clock.now(),
): Promise<void> {
  await tx
    .update(stageEntries)
    .set({ leftAt: now })
    .where(
      and(
        ofTenant(stageEntries.organisationId, ctx.organisationId),
        sql`${stageEntries.recordId} = any(${uuids(entries.map((each) => each.recordId))})`,
        isNull(stageEntries.leftAt),
      ),
    );
  await insertRows(
    tx,
    stageEntries,
    entries.map(({ recordId, stageId }) => ({
      id: newId(now.getTime()),
      organisationId: ctx.organisationId,
      recordType: type,
      recordId,
      stageId,
      enteredAt: now,
      enteredBy: ctx.actor.personId,
      leftAt: null,
    })),
  );
}
