import type { TestOrganisation, TestPerson } from "@arraigo/directory/testing";
import type { HistoryMapping } from "../../src/contract";
import type { telemetryModule } from "../../src/index";
import { telemetryModule as module } from "../../src/index";

type Router = typeof telemetryModule.router;
export type Organisation = TestOrganisation<Router>;
export type Person = TestPerson<Router>;

const pieceBytes = 4 * 1024 ** 2;

/** Sends a file as the portal does, piece by piece, and answers what was found in it. */
export async function send(admin: Person, content: string | Buffer, fileName = "history.csv") {
  const bytes = Buffer.from(content as string);
  const { uploadId } = await admin.call.history.start({ fileName, bytes: bytes.length });
  for (let position = 0; position * pieceBytes < bytes.length; position += 1)
    await admin.call.history.append({
      uploadId,
      position,
      contentBase64: bytes.subarray(position * pieceBytes, (position + 1) * pieceBytes).toString("base64"),
    });
  return admin.call.history.finish({ uploadId });
}

/** Runs what the queue would. */
export const work = (organisation: Organisation, job: "runUpload" | "undoUpload" | "checkUpload", uploadId: string) =>
  module.jobs[job]?.(organisation.system, { uploadId });

/** Brings a file in with what was suggested, or somebody's own mapping, to its end. */
export async function bringIn(
  organisation: Organisation,
  admin: Person,
  content: string | Buffer,
  own: Partial<HistoryMapping> = {},
) {
  const { uploadId, mapping } = await send(admin, content);
  await admin.call.history.run({ uploadId, mapping: { ...mapping, ...own } });
  await work(organisation, "runUpload", uploadId);
  return { uploadId, mapping, result: await admin.call.history.get({ uploadId }) };
}

export async function undo(organisation: Organisation, admin: Person, uploadId: string) {
  await admin.call.history.undo({ uploadId });
  await work(organisation, "undoUpload", uploadId);
  return admin.call.history.get({ uploadId });
}
