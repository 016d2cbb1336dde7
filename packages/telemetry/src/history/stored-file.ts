import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import type { ByteSource } from "@arraigo/platform/files";
import { and, asc, eq, sql } from "drizzle-orm";
import { FileUnreadable } from "../errors";
import { historyPieces } from "./tables";

/**
 * An upload's bytes as they lie in the database, piece by piece, each read in a transaction of its own: a long run holds none open.
 * Throws `FileUnreadable` where a piece is missing.
 */
export async function storedFile(ctx: Ctx, uploadId: string): Promise<ByteSource> {
  const mine = and(ofTenant(historyPieces.organisationId, ctx.organisationId), eq(historyPieces.uploadId, uploadId));
  const pieces = await inTransaction(ctx, (tx) =>
    tx
      .select({ position: historyPieces.position, bytes: sql<number>`length(${historyPieces.content})` })
      .from(historyPieces)
      .where(mine)
      .orderBy(asc(historyPieces.position), asc(historyPieces.id)),
  );
  if (pieces.length === 0 || pieces.some(({ position }, index) => position !== index)) throw new FileUnreadable();
  const size = pieces.reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    size,
    async *read(start = 0, end = size) {
      let at = 0;
      for (const { position, bytes } of pieces) {
        const from = at;
        at += bytes;
        if (at <= start || from >= end) continue;
        const [row] = await inTransaction(ctx, (tx) =>
          tx
            .select({ content: historyPieces.content })
            .from(historyPieces)
            .where(and(mine, eq(historyPieces.position, position))),
        );
        if (!row) throw new FileUnreadable();
        yield row.content.subarray(Math.max(0, start - from), Math.min(bytes, end - from));
      }
    },
  };
}
