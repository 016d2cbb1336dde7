import { Buffer } from "node:buffer";
import type { Ctx } from "@arraigo/platform";
import { commitPeopleImport } from "./commit-people-import";
import { planPeopleImport } from "./plan-people-import";
import { uploadPeople } from "./upload-people";

/** A file from the operator's command line: the same steps as in the portal, with the suggested columns. */
export async function importPeopleFile(
  ctx: Ctx,
  { fileName, bytes, dryRun }: { fileName: string; bytes: Uint8Array; dryRun: boolean },
) {
  const { importId, mapping } = await uploadPeople(ctx, {
    fileName,
    contentBase64: Buffer.from(bytes).toString("base64"),
  });
  return dryRun ? planPeopleImport(ctx, { importId, mapping }) : commitPeopleImport(ctx, { importId, mapping });
}
