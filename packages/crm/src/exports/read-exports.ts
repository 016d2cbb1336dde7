import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, NotFound, NotPermitted, type Tx } from "@arraigo/platform";
import { and, count, desc, eq } from "drizzle-orm";
import { ExportForgotten } from "../errors";
import { listOwners } from "../lists/list-owners";
import type { ExportById, ExportFormat, ExportPiece } from "../lists-contract";
import { actingPerson } from "../records/find-record";
import type { Order } from "./export-list";
import type { ShownOrder } from "./export-rows";
import { type ExportedList, fileNameOf, mimeTypes } from "./exported-list";
import { type ExportProblem, exportPieces, exports } from "./tables";

const exportsMax = 50;

export interface ExportedFile {
  id: string;
  type: ExportedList;
  format: ExportFormat;
  fileName: string;
  mimeType: string;
  state: "running" | "done" | "failed" | "forgotten";
  rows: number;
  /** Why it failed, as a sentence. */
  problem: string | null;
  createdAt: string;
  finishedAt: string | null;
}

type Row = typeof exports.$inferSelect;

function asFile(ctx: Ctx, row: Row): ExportedFile {
  const format = row.format as ExportFormat;
  const type = row.recordType as ExportedList;
  return {
    id: row.id,
    type,
    format,
    fileName: fileNameOf(ctx, type, format, (row.query as unknown as Order | ShownOrder).reader),
    mimeType: mimeTypes[format],
    state: row.forgottenAt ? "forgotten" : (row.state as ExportedFile["state"]),
    rows: row.rows,
    problem: row.problem ? problemIn(ctx, row.problem) : null,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

function problemIn(ctx: Ctx, problem: string): string {
  const { code, params } = JSON.parse(problem) as ExportProblem;
  return ctx.translate(ctx.actor.language, code.replace(".", ".errors."), params);
}

/** One's own exports, newest first. Files are one's own: nobody else can fetch them. */
export async function listExports(ctx: Ctx): Promise<ExportedFile[]> {
  const me = actingPerson(ctx);
  return inTransaction(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(exports)
      .where(and(ofTenant(exports.organisationId, ctx.organisationId), eq(exports.startedBy, me)))
      .orderBy(desc(exports.createdAt), desc(exports.id))
      .limit(exportsMax);
    return rows.map((row) => asFile(ctx, row));
  });
}

/** A file with the number of its pieces, to be fetched one after another. */
export async function getExport(ctx: Ctx, input: ExportById): Promise<ExportedFile & { pieces: number }> {
  return inTransaction(ctx, async (tx) => {
    const row = await ownExport(ctx, tx, input.exportId);
    const [held] = await tx.select({ pieces: count() }).from(exportPieces).where(piecesOf(ctx, row.id));
    return { ...asFile(ctx, row), pieces: row.state === "done" ? (held?.pieces ?? 0) : 0 };
  });
}

/**
 * One piece of a file, in base64. The pieces one after another are the file. Refused where whoever ordered it has lost the right to
 * read or to take out what is in it since.
 */
export async function readExportPiece(ctx: Ctx, input: ExportPiece): Promise<{ content: string }> {
  return inTransaction(ctx, async (tx) => {
    const row = await ownExport(ctx, tx, input.exportId);
    if (row.forgottenAt || row.state === "failed") throw new ExportForgotten();
    await assertStillWithin(ctx, tx, row);
    const [piece] = await tx
      .select({ content: exportPieces.content })
      .from(exportPieces)
      .where(and(piecesOf(ctx, row.id), eq(exportPieces.position, input.position)));
    if (!piece || row.state !== "done") throw new NotFound();
    return { content: Buffer.from(piece.content).toString("base64") };
  });
}

/** The rights of now against those of the order: whose rows the file may hold must all be within reach still. */
async function assertStillWithin(ctx: Ctx, tx: Tx, row: Row): Promise<void> {
  for (const [permission, held] of Object.entries(heldIn(row))) {
    const { owners } = await listOwners(ctx, tx, permission, "all");
    if (owners !== null && (held === null || held.some((id) => !owners.includes(id))))
      throw new NotPermitted({ permission });
  }
}

/** Whose rows the file may hold, for each right that let them in. Null is everybody's. */
function heldIn(row: Row): ShownOrder["reached"] {
  const order = row.query as unknown as Partial<Order> | ShownOrder;
  if ("shown" in order) return order.reached;
  const { readable = null, exportable = null } = order;
  const held =
    readable === null || exportable === null
      ? (readable ?? exportable)
      : readable.filter((id) => exportable.includes(id));
  return { [`crm.${row.recordType}.read`]: held, "crm.record.export": held };
}

const piecesOf = (ctx: Ctx, id: string) =>
  and(ofTenant(exportPieces.organisationId, ctx.organisationId), eq(exportPieces.exportId, id));

async function ownExport(ctx: Ctx, tx: Tx, id: string): Promise<Row> {
  const [row] = await tx
    .select()
    .from(exports)
    .where(
      and(
        ofTenant(exports.organisationId, ctx.organisationId),
        eq(exports.id, id),
        eq(exports.startedBy, actingPerson(ctx)),
      ),
    );
  if (!row) throw new NotFound();
  return row;
}
