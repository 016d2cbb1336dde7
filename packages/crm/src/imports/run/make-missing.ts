import type { Ctx, Tx } from "@arraigo/platform";
import { queues } from "../../cases/tables";
import { createRecords } from "../../records/create-records";
import type { MadeQueue, MoreCounts } from "../import-progress";
import type { ImportRun } from "../plan/import-run";
import type { Made, MissingName } from "../plan/settle-names";
import { nameParts } from "../rows/person-name";

/** Counts what was made, or would be, by kind. */
export function countMade(related: MoreCounts["related"], missing: readonly MissingName[]): void {
  for (const { kind } of missing) related[kind] = (related[kind] ?? 0) + 1;
}

/** What is remembered of the queues that were made, so that undoing finds them. */
export const madeQueues = (missing: readonly MissingName[]): MadeQueue[] =>
  missing.filter(({ kind }) => kind === "queue").map(({ id, name }) => ({ id, name }));

const valuesOf: Record<Exclude<Made, "queue">, (name: string) => Record<string, unknown>> = {
  account: (name) => ({ name }),
  contact: (name) => (name.includes("@") ? { givenName: "", familyName: "", email: name } : { ...nameParts(name) }),
};

/** Makes the accounts, contacts and queues that rows name and nobody has made yet, in the importer's care, with their history. */
export async function makeMissing(ctx: Ctx, tx: Tx, run: ImportRun, missing: readonly MissingName[]): Promise<void> {
  for (const kind of ["account", "contact"] as const) {
    const wanted = missing.filter((each) => each.kind === kind);
    await createRecords(
      ctx,
      tx,
      kind,
      wanted.map(({ id, name, row }) => ({
        id,
        values: valuesOf[kind](name),
        importId: run.importId,
        importLine: row.line,
      })),
      { source: "import", runId: run.importId },
    );
  }
  const wanted = missing.filter((each) => each.kind === "queue");
  if (wanted.length === 0) return;
  const now = ctx.clock.now();
  await tx.insert(queues).values(
    wanted.map(({ id, name }, index) => ({
      id,
      organisationId: ctx.organisationId,
      name,
      position: 1_000 + index,
      createdAt: now,
    })),
  );
}
