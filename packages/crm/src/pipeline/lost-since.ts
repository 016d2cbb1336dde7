import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, gte, sql } from "drizzle-orm";
import type { StagedType } from "../record-types";
import type { StagedRow } from "../records/record-table";
import { uuids } from "../records/scope";
import { recordEvents } from "../timeline/tables";
import { findMissing } from "./find-missing";
import { isMet, type Missing } from "./gate";
import { pipelinesOf } from "./list-stages";
import { changeIn, type TakenBack, valuesBefore } from "./take-back-moves";

type Move = Pick<TakenBack, "row" | "event">;
type Event = TakenBack["event"];

/** Acts after which fewer activities of a record are done. */
const undoing = new Set(["activity_withdrawn", "activity_reopened"]);

/**
 * What the stage before a move asks for, that the record had when it left and has lost since: the way back leads to where a record
 * was, never around the gate. What it lacked already (an override, an import, a stage that asks for more by now) is no reason to
 * refuse. One answer a move, in their order.
 */
export async function lostSince(ctx: Ctx, tx: Tx, type: StagedType, moves: readonly Move[]): Promise<Missing[]> {
  const pipelines = await pipelinesOf(ctx, tx, type);
  const stages = new Map(pipelines.flatMap((each) => each.stages).map((stage) => [stage.id, stage]));
  const returning = moves.map(({ row, event }) => {
    const to = stages.get(String(changeIn(event, "stageId")?.from));
    return to && { row: { ...row, ...valuesBefore(row, event.changes) } as StagedRow, from: null, to };
  });
  const found = await findMissing(
    ctx,
    tx,
    type,
    pipelines,
    returning.filter((each) => each !== undefined),
  );
  let next = 0;
  // An approval is used up by entering: it was given, or not asked for, when the record stood there.
  const missing = returning.map((each) => ({ fields: [], activities: [], ...(each && found[next++]), approval: null }));
  const lacking = moves.filter((_, index) => !isMet(missing[index] as Missing));
  if (lacking.length === 0) return missing;
  const since = await happenedSince(ctx, tx, lacking);
  return missing.map((each, index) => {
    const move = moves[index] as Move;
    const events = (since.get(move.row.id) ?? []).filter(
      (event) => event.id !== move.event.id && event.occurredAt >= move.event.occurredAt,
    );
    const emptied = new Set(events.flatMap(({ changes }) => changes.filter(wasFilled).map((change) => change.field)));
    return {
      fields: each.fields.filter((field) => emptied.has(field)),
      activities: events.some(({ kind }) => undoing.has(kind)) ? each.activities : [],
      approval: null,
    };
  });
}

const wasFilled = (change: Event["changes"][number]) => change.from !== null && change.from !== "";

async function happenedSince(ctx: Ctx, tx: Tx, moves: readonly Move[]): Promise<Map<string, Event[]>> {
  const first = new Date(Math.min(...moves.map(({ event }) => event.occurredAt.getTime())));
  const rows = await tx
    .select()
    .from(recordEvents)
    .where(
      and(
        ofTenant(recordEvents.organisationId, ctx.organisationId),
        sql`${recordEvents.subjectId} = any(${uuids(moves.map(({ row }) => row.id))})`,
        gte(recordEvents.occurredAt, first),
      ),
    )
    .orderBy(recordEvents.occurredAt, recordEvents.id);
  const bySubject = new Map<string, Event[]>();
  for (const row of rows) bySubject.set(row.subjectId, [...(bySubject.get(row.subjectId) ?? []), row]);
  return bySubject;
}
