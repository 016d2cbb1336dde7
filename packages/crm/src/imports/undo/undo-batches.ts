import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import type { RecordType } from "../../record-types";
import { insertRows } from "../../records/bulk-rows";
import { recordName } from "../../records/record-keys";
import { type RecordRow, tableOf } from "../../records/record-table";
import { uuids } from "../../records/scope";
import { type StayedRecord, stayedByRecord } from "../../records/stayed";
import { recordEvents } from "../../timeline/tables";
import type { UndoProgress } from "../import-progress";
import { type Held, lockImport, setImport } from "../run/import-state";
import { within } from "../run/importer-context";
import { importErrors, importPieces } from "../tables";
import { listAlone } from "./list-alone";
import { removeMade } from "./remove-made";
import { removeQueues } from "./remove-queues";
import { restoreChanged } from "./restore-changed";
import { takeBackActivities } from "./take-back-activities";

const eventsPerBatch = 5_000;

type Event = typeof recordEvents.$inferSelect;
const nothingYet: UndoProgress = { phase: 0, before: null, removed: 0, restored: 0, kept: 0 };
/** First what was changed is put back, then what was made goes: types that point before types that are pointed at. */
const phases = [
  "changed",
  "case",
  "opportunity",
  "lead",
  "contact",
  "product",
  "account",
  "activity",
  "alone",
] as const;
const acting = ["activity", "activity_planned", "activity_changed"];
const changing = ["changed", "moved", "reassigned", "point_added", "point_changed"];

/** The import's history of one phase, newest first. What undoing writes carries the import's id too, and is no import. */
function nextEvents(ctx: Ctx, tx: Tx, importId: string, { phase, before }: UndoProgress) {
  const part = phases[phase];
  return tx
    .select()
    .from(recordEvents)
    .where(
      and(
        ofTenant(recordEvents.organisationId, ctx.organisationId),
        eq(recordEvents.runId, importId),
        eq(recordEvents.source, "import"),
        part === "activity"
          ? inArray(recordEvents.kind, acting)
          : part === "changed"
            ? inArray(recordEvents.kind, changing)
            : and(eq(recordEvents.kind, "created"), part ? eq(recordEvents.subjectType, part) : undefined),
        before === null ? undefined : lt(recordEvents.id, before),
      ),
    )
    .orderBy(desc(recordEvents.id))
    .limit(eventsPerBatch);
}

/** Tasks about no record, which a file of activities alone can have made. */
const aloneOf = (ctx: Ctx, tx: Tx, { id, recordType }: Held, { before }: UndoProgress) =>
  recordType === "activity" ? listAlone(ctx, tx, id, before, eventsPerBatch) : [];

/** What stays is listed: the record, what of it, and why. */
async function listKept(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  importId: string,
  stayed: readonly StayedRecord[],
): Promise<void> {
  if (stayed.length === 0) return;
  const table = tableOf[type];
  const ids = [...new Set(stayed.map(({ id }) => id))];
  const rows = (await tx
    .select()
    .from(table)
    .where(and(ofTenant(table.organisationId, ctx.organisationId), sql`${table.id} = any(${uuids(ids)})`))
    .orderBy(table.id)) as RecordRow[];
  const held = new Map(rows.map((row) => [row.id, row]));
  await insertRows(
    tx,
    importErrors,
    stayed.flatMap(({ id, fields, reason }) => {
      const row = held.get(id);
      if (!row) return [];
      const own = row.importId === importId;
      return {
        id: newId(),
        organisationId: ctx.organisationId,
        importId,
        line: own ? (row.importLine ?? 0) : 0,
        problem: row.mergedInto ? "mergedSince" : own && reason === "changedSince" ? "usedSince" : reason,
        params: { name: recordName(type, row), ...(fields.length > 0 ? { fields: fields.join(",") } : {}) },
        cells: [],
        outcome: "kept",
        recordId: id,
      };
    }),
  );
}

async function takeBack(
  ctx: Ctx,
  tx: Tx,
  importId: string,
  events: readonly Event[],
  progress: UndoProgress,
): Promise<UndoProgress> {
  const after = { ...progress, before: events.at(-1)?.id ?? progress.before };
  for (const type of new Set(events.map((event) => event.subjectType as RecordType))) {
    const own = events.filter((event) => event.subjectType === type);
    const { restored, stayed } = await restoreChanged(
      ctx,
      tx,
      type,
      importId,
      own.filter((event) => event.kind !== "created"),
    );
    const made = own.filter((event) => event.kind === "created").map((event) => event.subjectId);
    const removed = await removeMade(ctx, tx, type, importId, made);
    for (const id of made) if (!removed.has(id)) stayed.push({ type, id, field: null, reason: "changedSince" });
    after.removed += removed.size;
    after.restored += restored.size;
    after.kept += new Set(stayed.map(({ id }) => id)).size;
    await listKept(ctx, tx, type, importId, stayedByRecord(stayed));
  }
  return after;
}

async function finishUndo(ctx: Ctx, tx: Tx, held: Held, progress: UndoProgress): Promise<void> {
  await tx
    .delete(importPieces)
    .where(and(ofTenant(importPieces.organisationId, ctx.organisationId), eq(importPieces.importId, held.id)));
  const queues = await removeQueues(ctx, tx, held.id, held.counts?.queues ?? []);
  const undo = { ...progress, removed: progress.removed + queues.removed, kept: progress.kept + queues.kept };
  await setImport(ctx, tx, held.id, { state: "undone", undoneAt: ctx.clock.now(), undo, problem: null });
  const { removed, restored, kept } = undo;
  await recordAudit(ctx, tx, {
    action: "crm.import_undone",
    subjectType: "import",
    subjectId: held.id,
    facts: { recordType: held.recordType, removed, restored, kept },
  });
}

/**
 * Takes an import back from where it stands, batch by batch, each wholly or not at all: records it made go, where nobody touched or
 * needs them since; fields it changed get their old values, where they still stand as it wrote them; the rest is kept and listed.
 */
export async function undoBatches(
  ctx: Ctx,
  importId: string,
  msMax = Number.POSITIVE_INFINITY,
): Promise<"done" | "stopped" | "later"> {
  const began = performance.now();
  for (;;) {
    const outcome = await inTransaction(ctx, async (tx) => {
      const own = within(ctx, tx);
      const held = await lockImport(own, tx, importId);
      if (held?.state !== "undoing") return "stopped" as const;
      const progress = held.undo ?? nothingYet;
      if (progress.phase >= phases.length) {
        await finishUndo(own, tx, held, progress);
        return "done" as const;
      }
      const part = phases[progress.phase];
      const events = part === "alone" ? [] : await nextEvents(own, tx, importId, progress);
      const acts = part === "activity" ? events : part === "alone" ? await aloneOf(own, tx, held, progress) : [];
      const after =
        events.length + acts.length === 0
          ? { ...progress, phase: progress.phase + 1, before: null }
          : acts.length > 0
            ? await takeBackActivities(own, tx, importId, acts, progress)
            : await takeBack(own, tx, importId, events, progress);
      await setImport(own, tx, importId, { undo: after, problem: null });
      if (performance.now() - began < msMax) return "next" as const;
      await tx.enqueue("crm.undoImport", { importId });
      return "later" as const;
    });
    if (outcome !== "next") return outcome;
  }
}
