import type { Ctx } from "@arraigo/platform";
import type { ImportType } from "../record-types";
import { runImportNow } from "./run/run-import";
import { takeFile } from "./upload-import";

/**
 * Brings a file in with the suggested mapping, batch by batch, however long it is: what the portal does in four steps, for commands.
 * Throws like they do; rows that cannot be read are counted as failed and kept with the import.
 */
export async function importFile(ctx: Ctx, recordType: ImportType, file: { fileName: string; bytes: Uint8Array }) {
  const upload = await takeFile(ctx, { recordType, ...file });
  const result = await runImportNow(ctx, { importId: upload.importId, mapping: upload.mapping });
  return { ...result, facts: upload.facts, mapping: upload.mapping };
}

/** The same for contacts. */
export const importContacts = (ctx: Ctx, file: { fileName: string; bytes: Uint8Array }) =>
  importFile(ctx, "contact", file);
