import { type Ctx, inTransaction } from "@arraigo/platform";
import { FileTooLong } from "../errors";
import { importLinesMax, pieceBytesMax, UploadImport, uploadBytesMax } from "../imports-contract";
import { appendPiece } from "./append-piece";
import { finishUpload } from "./finish-upload";
import { startImport } from "./start-import";

/** Takes a whole file in at once: what start, append and finish do for larger ones, in one transaction. */
export async function uploadImport(ctx: Ctx, given: UploadImport) {
  const input = UploadImport.parse(given);
  const bytes = Buffer.from(input.contentBase64, "base64");
  if (bytes.length > uploadBytesMax)
    throw new FileTooLong({ megabytesMax: uploadBytesMax / 1024 ** 2, rowsMax: importLinesMax }, "contentBase64");
  return inTransaction(ctx, async (tx) => takeFile({ ...ctx, tx }, { ...input, bytes }));
}

/** The same for bytes that are here already, of any size. */
export async function takeFile(
  ctx: Ctx,
  file: { recordType: UploadImport["recordType"]; fileName: string; bytes: Uint8Array },
) {
  const { importId } = await startImport(ctx, {
    recordType: file.recordType ?? "contact",
    fileName: file.fileName,
    bytes: file.bytes.length,
  });
  for (let position = 0; position * pieceBytesMax < file.bytes.length; position++) {
    const piece = file.bytes.subarray(position * pieceBytesMax, (position + 1) * pieceBytesMax);
    await appendPiece(ctx, { importId, position, contentBase64: Buffer.from(piece).toString("base64") });
  }
  return finishUpload(ctx, { importId });
}
