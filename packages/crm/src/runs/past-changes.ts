import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, desc, eq } from "drizzle-orm";
import type { RecordType } from "../record-types";
import type { PastKind } from "../runs-contract";
import { type PastAsked, type PastRun, type PastState, stateWhenUndone } from "./past-run";
import { pastWhere } from "./past-where";
import { runs } from "./tables";
import { undoDaysMax } from "./undo-run";

const dayMs = 86_400_000;

/** The next changes of many made by hand or by a handover. */
export async function pastChanges(ctx: Ctx, tx: Tx, asked: PastAsked): Promise<PastRun[]> {
  const rows = await tx
    .select({
      id: runs.id,
      kind: runs.kind,
      recordType: runs.recordType,
      at: runs.createdAt,
      byId: runs.startedBy,
      state: runs.state,
      records: runs.records,
      total: runs.total,
      done: runs.done,
      undo: runs.undo,
      undoneAt: runs.undoneAt,
      undoneById: runs.undoneBy,
    })
    .from(runs)
    .where(
      and(
        ofTenant(runs.organisationId, ctx.organisationId),
        asked.kind ? eq(runs.kind, asked.kind) : undefined,
        pastWhere(ctx, asked, { by: runs.startedBy, at: runs.createdAt, id: runs.id }),
      ),
    )
    .orderBy(desc(runs.createdAt), desc(runs.id))
    .limit(asked.rowsMax);
  const oldest = ctx.clock.now().getTime() - undoDaysMax * dayMs;
  return rows.map(({ total, done, undo, ...row }) => {
    const kept = undo?.kept ?? 0;
    const underWay = row.state === "running" || row.state === "paused";
    return {
      ...row,
      kind: row.kind as PastKind,
      recordType: row.recordType as RecordType | null,
      at: row.at.toISOString(),
      undoneAt: row.undoneAt?.toISOString() ?? null,
      state: row.undoneAt && row.state !== "undoing" ? stateWhenUndone(kept) : (row.state as PastState),
      progress:
        row.state === "undoing" && undo
          ? { done: undo.done, total: undo.total }
          : underWay && total !== null
            ? { done, total }
            : null,
      failed: 0,
      kept,
      undoable: row.undoneAt === null && row.state !== "undoing" && row.at.getTime() >= oldest && row.records > 0,
      fileName: null,
      intoId: null,
    };
  });
}
