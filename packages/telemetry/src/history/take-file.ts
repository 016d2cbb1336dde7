import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, inArray, sql } from "drizzle-orm";
import { FileTooLong, TooManyUploads, UploadIncomplete } from "../errors";
import {
  type AppendPiece,
  historyBytesMax,
  historyRowsMax,
  pieceBytesMax,
  type StartUpload,
} from "../history-contract";
import { historyPieces, historyUploads } from "./tables";
import { setUpload, uploadIn } from "./upload-state";

/** Files that were sent and wait for somebody to bring them in. */
const waitingMax = 10;

/** Opens an upload for a file that comes in pieces: one that breaks off goes on where it was. @throws TooManyUploads */
export function startUpload(
  ctx: Ctx,
  { fileName, bytes }: StartUpload,
): Promise<{ uploadId: string; pieceBytes: number }> {
  return inTransaction(ctx, async (tx) => {
    const [waiting] = await tx
      .select({ count: sql<number>`count(*)::int` })
      .from(historyUploads)
      .where(
        and(
          ofTenant(historyUploads.organisationId, ctx.organisationId),
          inArray(historyUploads.state, ["uploading", "ready"]),
        ),
      );
    if ((waiting?.count ?? 0) >= waitingMax) throw new TooManyUploads({ maximum: waitingMax });
    const uploadId = newId();
    await tx.insert(historyUploads).values({
      id: uploadId,
      organisationId: ctx.organisationId,
      state: "uploading",
      createdBy: ctx.actor.personId,
      fileName,
      bytesExpected: bytes,
      createdAt: ctx.clock.now(),
    });
    return { uploadId, pieceBytes: pieceBytesMax };
  });
}

/** Keeps one piece of a file. The same piece sent again is kept once, so a doubtful answer costs nothing but the repeat. */
export async function appendPiece(ctx: Ctx, input: AppendPiece): Promise<{ bytesReceived: number }> {
  const content = Buffer.from(input.contentBase64, "base64");
  if (content.length > pieceBytesMax)
    throw new FileTooLong({ megabytesMax: historyBytesMax / 1024 ** 2, rowsMax: historyRowsMax }, "contentBase64");
  return inTransaction(ctx, async (tx) => {
    const held = await uploadIn(ctx, tx, input.uploadId, ["uploading"]);
    const added = await tx
      .insert(historyPieces)
      .values({ id: newId(), organisationId: ctx.organisationId, uploadId: held.id, position: input.position, content })
      .onConflictDoNothing()
      .returning({ id: historyPieces.id });
    const bytesReceived = held.bytesReceived + (added.length > 0 ? content.length : 0);
    if (bytesReceived > held.bytesExpected) throw new UploadIncomplete({}, "contentBase64");
    await setUpload(ctx, tx, held.id, { bytesReceived });
    return { bytesReceived };
  });
}
