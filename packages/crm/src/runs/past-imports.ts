import { ofTenant } from "@arraigo/db";
import { holds } from "@arraigo/directory";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, desc, inArray } from "drizzle-orm";
import { imports } from "../imports/tables";
import { recordTypes } from "../record-types";
import { type PastAsked, type PastRun, type PastState, stateWhenUndone } from "./past-run";
import { pastWhere } from "./past-where";

/** A file that waits to be imported has done nothing yet. */
const begun = ["running", "paused", "done", "undoing", "undone", "failed"];

/** The next imports that were begun. */
export async function pastImports(ctx: Ctx, tx: Tx, asked: PastAsked): Promise<PastRun[]> {
  const rows = await tx
    .select({
      id: imports.id,
      recordType: imports.recordType,
      at: imports.createdAt,
      byId: imports.createdBy,
      state: imports.state,
      fileName: imports.fileName,
      rowsTotal: imports.rowsTotal,
      rowsDone: imports.rowsDone,
      created: imports.created,
      updated: imports.updated,
      failed: imports.failed,
      undo: imports.undo,
      undoneAt: imports.undoneAt,
    })
    .from(imports)
    .where(
      and(
        ofTenant(imports.organisationId, ctx.organisationId),
        inArray(imports.state, begun),
        pastWhere(ctx, asked, { by: imports.createdBy, at: imports.createdAt, id: imports.id }),
      ),
    )
    .orderBy(desc(imports.createdAt), desc(imports.id))
    .limit(asked.rowsMax);
  const may = holds(ctx, "crm.record.import");
  return rows.map((row) => {
    const records = (row.created ?? 0) + (row.updated ?? 0);
    const { removed = 0, restored = 0, kept = 0 } = row.undo ?? {};
    const back = removed + restored + kept;
    return {
      id: row.id,
      kind: "import" as const,
      // Activities are in no list of records.
      recordType: recordTypes.find((each) => each === row.recordType) ?? null,
      at: row.at.toISOString(),
      byId: row.byId,
      state: row.state === "undone" ? stateWhenUndone(kept) : (row.state as PastState),
      records,
      progress:
        row.state === "undoing"
          ? { done: back, total: Math.max(back, records) }
          : row.state === "running" || row.state === "paused"
            ? { done: row.rowsDone, total: Math.max(row.rowsDone, row.rowsTotal ?? 0) }
            : null,
      failed: row.failed ?? 0,
      kept,
      undoneAt: row.undoneAt?.toISOString() ?? null,
      undoneById: null,
      undoable: may && ["done", "paused", "failed"].includes(row.state),
      fileName: row.fileName,
      intoId: null,
    };
  });
}
