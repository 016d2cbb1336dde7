import { newId } from "@arraigo/db/columns";
import type { Ctx, Tx } from "@arraigo/platform";
import type { StageKind } from "../contract";
import { stageEntries } from "../pipeline/tables";
import { insertRows } from "../records/bulk-rows";
import { type RecordEvent, recordHistory } from "../timeline/record-event";

/** The first line of a record's history. */
export function createdEvent(
  subjectType: RecordEvent["subjectType"],
  subjectId: string,
  accountId: string | null,
  actorId: string | null,
  occurredAt: Date,
): RecordEvent {
  return { subjectType, subjectId, accountId, kind: "created", actorId, source: "screen", occurredAt };
}

interface Way {
  organisationId: string;
  recordType: "lead" | "opportunity" | "case";
  recordId: string;
  /** The stages it was in, in order, each with when it came there. The last is where it stands. */
  steps: readonly { stageId: string; at: Date }[];
}

/** A record's times in stages, as one by one moves would have left them. */
export function stageEntriesOf({ steps, ...record }: Way): object[] {
  return steps.map(({ stageId, at }, index) => ({
    id: newId(at.getTime()),
    ...record,
    stageId,
    enteredAt: at,
    leftAt: steps[index + 1]?.at ?? null,
  }));
}

interface Stood {
  id: string;
  ownerId: string | null;
  stageId: string;
  stageEnteredAt: Date;
  createdAt: Date;
}

/** Where a record stands that came straight to a place of its pipeline, in columns. */
export function standingAt(
  stages: readonly { id: string; kind: StageKind }[],
  place: { position: number; createdAt: Date; movedAt?: Date | undefined },
) {
  const stage = stages[place.position];
  if (!stage) throw new Error(`the pipeline has no stage ${place.position}`);
  const enteredAt = place.movedAt ?? place.createdAt;
  return {
    stageId: stage.id,
    stageEnteredAt: enteredAt,
    closedAt: stage.kind === "open" ? null : enteredAt,
    createdAt: place.createdAt,
    updatedAt: enteredAt,
  };
}

/** The history and the times in stages of records that began at the first stage and stand where they stand. */
export async function beginStaged<Row extends Stood>(
  ctx: Ctx,
  tx: Tx,
  type: "lead" | "case",
  firstStageId: string,
  rows: readonly Row[],
  accountOf: (row: Row) => string | null,
): Promise<void> {
  const entries = rows.flatMap((row) =>
    stageEntriesOf({
      organisationId: ctx.organisationId,
      recordType: type,
      recordId: row.id,
      steps: [
        ...(row.stageId === firstStageId ? [] : [{ stageId: firstStageId, at: row.createdAt }]),
        { stageId: row.stageId, at: row.stageEnteredAt },
      ],
    }),
  );
  await insertRows(tx, stageEntries, entries);
  await recordHistory(
    ctx,
    tx,
    rows.map((row) => createdEvent(type, row.id, accountOf(row), row.ownerId, row.createdAt)),
  );
}
