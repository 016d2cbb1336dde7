import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import type { ByteSource } from "@arraigo/platform/files";
import { and, asc, eq, sql } from "drizzle-orm";
import { FileUnreadable } from "../../errors";
import { importPieces } from "../tables";

interface Piece {
  position: number;
  start: number;
  end: number;
}

async function piecesOf(ctx: Ctx, tx: Tx, importId: string): Promise<Piece[]> {
  const rows = await tx
    .select({ position: importPieces.position, bytes: sql<number>`length(${importPieces.content})` })
    .from(importPieces)
    .where(and(ofTenant(importPieces.organisationId, ctx.organisationId), eq(importPieces.importId, importId)))
    .orderBy(asc(importPieces.position));
  let start = 0;
  return rows.map(({ position, bytes }) => {
    const piece = { position, start, end: start + bytes };
    start = piece.end;
    return piece;
  });
}

/**
 * An import's bytes as they lie in the database, piece by piece, each read in a transaction of its own: a long import holds none
 * open. Only the piece last read is kept. Throws `FileUnreadable` where a piece is missing.
 */
export async function storedFile(ctx: Ctx, importId: string): Promise<ByteSource> {
  const pieces = await inTransaction(ctx, (tx) => piecesOf(ctx, tx, importId));
  if (pieces.length === 0 || pieces.some((piece, index) => piece.position !== index)) throw new FileUnreadable();
  let last: { position: number; content: Buffer } | undefined;
  const contentOf = async (position: number): Promise<Buffer> => {
    if (last?.position === position) return last.content;
    const [row] = await inTransaction(ctx, (tx) =>
      tx
        .select({ content: importPieces.content })
        .from(importPieces)
        .where(
          and(
            ofTenant(importPieces.organisationId, ctx.organisationId),
            eq(importPieces.importId, importId),
            eq(importPieces.position, position),
          ),
        ),
    );
    if (!row) throw new FileUnreadable();
    last = { position, content: row.content };
    return row.content;
  };
  const size = pieces.at(-1)?.end ?? 0;
  return {
    size,
    async *read(start = 0, end = size) {
      for (const piece of pieces) {
        if (piece.end <= start || piece.start >= end) continue;
        const content = await contentOf(piece.position);
        yield content.subarray(Math.max(0, start - piece.start), Math.min(content.length, end - piece.start));
      }
    },
  };
}
