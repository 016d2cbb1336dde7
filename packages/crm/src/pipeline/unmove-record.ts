import { ofTenant } from "@arraigo/db";
import { crmEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction } from "@arraigo/platform";
import { and, desc, eq, inArray } from "drizzle-orm";
import type { StagedRecord } from "../contract";
import { NothingToUndo, RecordMovedSince } from "../errors";
import { recordById } from "../records/find-record";
import type { StagedRow } from "../records/record-table";
import { recordEvents } from "../timeline/tables";
import { moveUse } from "../timeline/use-ids";
import { changeIn, takeBackMoves } from "./take-back-moves";

/** Takes the person's last move of a record back, and that they made it. */
export async function unmoveRecord(ctx: Ctx, input: StagedRecord): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { type } = input;
    const row = (await recordById(ctx, tx, `crm.${type}.write`, type, input.id, true)) as unknown as StagedRow;
    const [event] = await tx
      .select()
      .from(recordEvents)
      .where(
        and(
          ofTenant(recordEvents.organisationId, ctx.organisationId),
          eq(recordEvents.subjectId, row.id),
          inArray(recordEvents.kind, ["moved", "move_undone"]),
        ),
      )
      .orderBy(desc(recordEvents.occurredAt), desc(recordEvents.id))
      .limit(1);
    if (event?.kind !== "moved" || event.actorId !== ctx.actor.personId) throw new NothingToUndo();
    if (changeIn(event, "stageId")?.to !== row.stageId) throw new RecordMovedSince();
    const [taken] = await takeBackMoves(ctx, tx, type, [{ row, event }]);
    if (!taken) throw new NothingToUndo();
    const personId = ctx.actor.personId;
    if (personId)
      await ctx.telemetry.retract(ctx, tx, [
        { messageId: moveUse(row.id, event.occurredAt), personId, since: event.occurredAt },
      ]);
    await emit(tx, crmEvents.recordMoved, {
      recordType: type,
      recordId: row.id,
      movedBy: personId,
      fromStageId: row.stageId,
      toStageId: taken.back.id,
      toKind: taken.back.kind,
      occurredAt: ctx.clock.now().toISOString(),
    });
  });
}
