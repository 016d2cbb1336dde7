import type { Ctx } from "@arraigo/platform";
import { commitImport } from "./commit-import";
import { uploadImport } from "./upload-import";

/**
 * Brings a file in with the suggested mapping: what the portal does in four steps, for commands. Throws like they do; rows that
 * cannot be read are counted as failed and kept with the import.
 */
export async function importContacts(ctx: Ctx, file: { fileName: string; bytes: Uint8Array }) {
  const upload = await uploadImport(ctx, {
    fileName: file.fileName,
    contentBase64: Buffer.from(file.bytes).toString("base64"),
  });
  const result = await commitImport(ctx, { importId: upload.importId, mapping: upload.mapping });
  return { ...result, facts: upload.facts, mapping: upload.mapping };
}
