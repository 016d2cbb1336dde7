import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, desc, eq, lt, ne, type SQL, sql } from "drizzle-orm";
import { assertStillHere, giveBackHanded } from "../handover/handed";
import type { RecordType } from "../record-types";
import { saidMax } from "../records/say-stayed";
import { uuids } from "../records/scope";
import { type Stayed, stayedByRecord } from "../records/stayed";
import { recordEvents } from "../timeline/tables";
import { namedMerged } from "./left-open";
import { restoreRun } from "./restore-run";
import type { RunUndo } from "./run-undo";
import { runMoves, type runs } from "./tables";
import { unmoveRun } from "./unmove-run";

type Run = Pick<typeof runs.$inferSelect, "id" | "kind" | "createdAt">;

/** What taking a run back is, in the history and as use. */
const taking = { source: "undo", as: "run_undone" } as const;

/** The run's history that can go back: all of it, or only what the first time was away. */
export function historyOf(ctx: Ctx, runId: string, only: readonly string[] | null): SQL | undefined {
  return and(
    ofTenant(recordEvents.organisationId, ctx.organisationId),
    eq(recordEvents.runId, runId),
    // What is here again is not brought back; if somebody removed it since, that is their choice.
    only ? and(sql`${recordEvents.subjectId} = any(${uuids(only)})`, ne(recordEvents.kind, "removed")) : undefined,
  );
}

/** The tasks and requests a run handed on. */
export const handedBy = (ctx: Ctx, runId: string): SQL | undefined =>
  and(ofTenant(runMoves.organisationId, ctx.organisationId), eq(runMoves.runId, runId));

/**
 * Takes the next part of a run back, up to `rows` rows of it, in the caller's transaction: record by record and field by field,
 * what still stands as the run wrote it. Returns how far it is then. Throws `crm.HandoverPersonLeft` where nobody is there to take it.
 */
export async function takePartBack(ctx: Ctx, tx: Tx, run: Run, undo: RunUndo, rows: number): Promise<RunUndo> {
  if (run.kind === "handover") await assertStillHere(ctx, tx, run.id);
  return undo.phase === "handed" ? handPartBack(ctx, tx, run, undo, rows) : restorePart(ctx, tx, run, undo, rows);
}

async function handPartBack(ctx: Ctx, tx: Tx, run: Run, undo: RunUndo, rows: number): Promise<RunUndo> {
  const moves = await tx
    .select()
    .from(runMoves)
    .where(and(handedBy(ctx, run.id), undo.before === null ? undefined : lt(runMoves.id, undo.before)))
    .orderBy(desc(runMoves.id))
    .limit(rows);
  const last = moves.at(-1);
  if (!last) return { ...undo, phase: "history", before: null };
  const given = await giveBackHanded(ctx, tx, moves, taking);
  return {
    ...undo,
    before: last.id,
    done: undo.done + moves.length,
    restored: undo.restored + given.restored,
    kept: undo.kept + given.kept,
  };
}

async function restorePart(ctx: Ctx, tx: Tx, run: Run, undo: RunUndo, rows: number): Promise<RunUndo> {
  const events = await tx
    .select()
    .from(recordEvents)
    .where(and(historyOf(ctx, run.id, undo.only), undo.before === null ? undefined : lt(recordEvents.id, undo.before)))
    .orderBy(desc(recordEvents.id))
    .limit(rows);
  const last = events.at(-1);
  if (!last) return { ...undo, phase: "over", before: null, only: null };
  const moved = await unmoveRun(ctx, tx, events, taking);
  const restored = new Set(moved.done);
  const stayed: Stayed[] = [...moved.stayed];
  for (const type of new Set(events.map(({ subjectType }) => subjectType as RecordType))) {
    const mine = events.filter(({ subjectType }) => subjectType === type);
    const back = await restoreRun(ctx, tx, type, run, mine, taking);
    for (const id of back.done) restored.add(id);
    stayed.push(...back.stayed);
  }
  const said = undo.stayed.length < saidMax ? stayedByRecord(await namedMerged(ctx, tx, stayed)) : [];
  return {
    ...undo,
    before: last.id,
    done: undo.done + events.length,
    restored: undo.restored + restored.size,
    kept: undo.kept + new Set(stayed.map(({ id }) => id)).size,
    stayed: [...undo.stayed, ...said].slice(0, saidMax),
  };
}
