import { ofTenant } from "@arraigo/db";
import { crmEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction } from "@arraigo/platform";
import { and, desc, eq, inArray } from "drizzle-orm";
import type { StagedRecord } from "../contract";
import { MoveTooOld, NothingToUndo, RecordMovedSince } from "../errors";
import { recordById } from "../records/find-record";
import type { StagedRow } from "../records/record-table";
import { recordEvents } from "../timeline/tables";
import { moveUse } from "../timeline/use-ids";
import { assertGate } from "./assert-gate";
import { assertMovable } from "./assert-movable";
import { holdProcess } from "./hold-process";
import { lostSince } from "./lost-since";
import { standsWhereItLed, takeBackMoves } from "./take-back-moves";

/** Later than this a move stands: whoever thinks better of it moves the record again, through the gate. */
const unmoveHoursMax = 24;
const hourMs = 3_600_000;

/**
 * Takes the person's own last move of a record back for a day, to where it came from and no further, and that they made it. Throws
 * `crm.StageGateUnmet` where the record has lost since what that stage asks for.
 */
export async function unmoveRecord(ctx: Ctx, input: StagedRecord): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { type } = input;
    await holdProcess(ctx, tx, type);
    const row = (await recordById(ctx, tx, `crm.${type}.write`, type, input.id, true)) as unknown as StagedRow;
    await assertMovable(ctx, tx, row);
    const event = await lastMove(ctx, tx, row.id);
    if (event?.kind !== "moved" || event.actorId !== ctx.actor.personId) throw new NothingToUndo();
    if (!standsWhereItLed(row, event)) throw new RecordMovedSince();
    if (ctx.clock.now().getTime() - event.occurredAt.getTime() > unmoveHoursMax * hourMs)
      throw new MoveTooOld({ hours: unmoveHoursMax });
    const [lost] = await lostSince(ctx, tx, type, [{ row, event }]);
    const [taken] = await takeBackMoves(ctx, tx, type, [{ row, event }]);
    if (!taken) throw new NothingToUndo();
    if (lost) await assertGate(ctx, tx, type, taken.back, lost);
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

async function lastMove(ctx: Parameters<typeof takeBackMoves>[0], tx: Parameters<typeof takeBackMoves>[1], id: string) {
  const [event] = await tx
    .select()
    .from(recordEvents)
    .where(
      and(
        ofTenant(recordEvents.organisationId, ctx.organisationId),
        eq(recordEvents.subjectId, id),
        inArray(recordEvents.kind, ["moved", "move_undone"]),
      ),
    )
    .orderBy(desc(recordEvents.occurredAt), desc(recordEvents.id))
    .limit(1);
  return event;
}
