import type { TestOrganisation, TestPerson, World } from "@arraigo/directory/testing";
import type { ImportMapping } from "../../imports-contract";
import type { ImportType } from "../../record-types";
import type { router } from "../../router";
import { checkImport } from "../run/check-import";
import { runImport } from "../run/run-import";
import { undoImportJob } from "../undo/undo-import";

export type ImportWorld = World<typeof router>;
export type Importer = TestPerson<typeof router>;
type Organisation = TestOrganisation<typeof router>;
const jobs = { "crm.checkImport": checkImport, "crm.runImport": runImport, "crm.undoImport": undoImportJob };

/** Does what the worker would: every import job that waits, and those they ask for. */
export async function workOff(world: ImportWorld, organisation: Organisation): Promise<void> {
  for (
    let at = world.enqueued.findIndex(({ job }) => (job in jobs));
    at >= 0;
    at = world.enqueued.findIndex(({ job }) => job in jobs)
  ) {
    const [next] = world.enqueued.splice(at, 1);
    if (next) await jobs[next.job as keyof typeof jobs](organisation.system, next.data);
  }
}

/** Uploads a file and goes the way the screen goes: dry run, import, the background's work in between. */
export async function bringIn(
  world: ImportWorld,
  organisation: Organisation,
  person: Importer,
  file: {
    recordType?: ImportType;
    fileName?: string;
    content: string | Buffer;
    mapping?: (suggested: ImportMapping) => ImportMapping;
  },
) {
  const upload = await person.call.imports.upload({
    recordType: file.recordType ?? "contact",
    fileName: file.fileName ?? "file.csv",
    contentBase64: Buffer.from(file.content as string).toString("base64"),
  });
  const mapping = file.mapping?.(upload.mapping) ?? upload.mapping;
  const plan = { importId: upload.importId, mapping };
  let preview = await person.call.imports.preview(plan);
  if (!preview.finished) {
    await workOff(world, organisation);
    const { dryRun } = await person.call.imports.get({ importId: upload.importId });
    if (!dryRun) throw new Error("the dry run left nothing behind");
    preview = dryRun;
  }
  await person.call.imports.commit(plan);
  await workOff(world, organisation);
  const result = await person.call.imports.get({ importId: upload.importId });
  return { upload, preview, result, importId: upload.importId };
}

/** The counts that a dry run and its import must agree on. */
export const countsIn = (each: { created: number; updated: number; unchanged: number; failed: number }) => ({
  created: each.created,
  updated: each.updated,
  unchanged: each.unchanged,
  failed: each.failed,
});
