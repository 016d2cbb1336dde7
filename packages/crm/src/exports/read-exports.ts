import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, NotFound, type Tx } from "@arraigo/platform";
import { and, count, desc, eq } from "drizzle-orm";
import { ExportForgotten } from "../errors";
import type { ExportById, ExportFormat, ExportPiece } from "../lists-contract";
import type { RecordType } from "../record-types";
import { actingPerson } from "../records/find-record";
import { fileNameOf, mimeTypes, type Order } from "./export-list";
import { exportPieces, exports } from "./tables";

const exportsMax = 50;

export interface ExportedFile {
  id: string;
  type: RecordType;
  format: ExportFormat;
  fileName: string;
  mimeType: string;
  state: "running" | "done" | "failed" | "forgotten";
  rows: number;
  createdAt: string;
  finishedAt: string | null;
}

type Row = typeof exports.$inferSelect;

function asFile(ctx: Ctx, row: Row): ExportedFile {
  const format = row.format as ExportFormat;
  const type = row.recordType as RecordType;
  return {
    id: row.id,
    type,
    format,
    fileName: fileNameOf(ctx, { type, format, reader: (row.query as unknown as Order).reader }),
    mimeType: mimeTypes[format],
    state: row.forgottenAt ? "forgotten" : (row.state as ExportedFile["state"]),
    rows: row.rows,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
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

/** One piece of a file, in base64. The pieces one after another are the file. */
export async function readExportPiece(ctx: Ctx, input: ExportPiece): Promise<{ content: string }> {
  return inTransaction(ctx, async (tx) => {
    const row = await ownExport(ctx, tx, input.exportId);
    if (row.forgottenAt || row.state === "failed") throw new ExportForgotten();
    const [piece] = await tx
      .select({ content: exportPieces.content })
      .from(exportPieces)
      .where(and(piecesOf(ctx, row.id), eq(exportPieces.position, input.position)));
    if (!piece || row.state !== "done") throw new NotFound();
    return { content: Buffer.from(piece.content).toString("base64") };
  });
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
