import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq, sql } from "drizzle-orm";
import { FileTooLong, UploadIncomplete } from "../errors";
import { type AppendPiece, importLinesMax, pieceBytesMax } from "../imports-contract";
import { importIn } from "./import-for";
import { setImport } from "./run/import-state";
import { importPieces } from "./tables";

/** Keeps one piece of a file. The same piece sent again is kept once, so a doubtful answer costs nothing but the repeat. */
export async function appendPiece(ctx: Ctx, input: AppendPiece): Promise<{ bytesReceived: number; pieces: number }> {
  const content = Buffer.from(input.contentBase64, "base64");
  if (content.length > pieceBytesMax)
    throw new FileTooLong({ megabytesMax: pieceBytesMax / 1024 ** 2, rowsMax: importLinesMax }, "contentBase64");
  return inTransaction(ctx, async (tx) => {
    const held = await importIn(ctx, tx, input.importId, ["uploading"]);
    await tx
      .insert(importPieces)
      .values({
        id: newId(ctx.clock.now().getTime()),
        organisationId: ctx.organisationId,
        importId: held.id,
        position: input.position,
        content,
      })
      .onConflictDoNothing();
    const [sum] = await tx
      .select({
        bytes: sql<number>`coalesce(sum(length(${importPieces.content})), 0)::float8`,
        pieces: sql<number>`count(*)::int`,
      })
      .from(importPieces)
      .where(and(ofTenant(importPieces.organisationId, ctx.organisationId), eq(importPieces.importId, held.id)));
    const bytesReceived = sum?.bytes ?? 0;
    if (bytesReceived > (held.bytesExpected ?? 0)) throw new UploadIncomplete({}, "contentBase64");
    await setImport(ctx, tx, held.id, { bytesReceived });
    return { bytesReceived, pieces: sum?.pieces ?? 0 };
  });
}
