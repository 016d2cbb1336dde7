import type { Ctx, Tx } from "@arraigo/platform";
import { queues } from "../../cases/tables";
import { createRecords } from "../../records/create-records";
import { namedPerson } from "../cells/named-person";
import type { MadeQueue, MoreCounts } from "../import-progress";
import type { ImportRun } from "../plan/import-run";
import type { Made, MissingName } from "../plan/settle-names";
import type { ImportRow } from "../rows/import-row";
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
  contact: (text) => {
    const named = namedPerson(text);
    if (named) return { ...nameParts(named.name), email: named.email };
    return text.includes("@") ? { givenName: "", familyName: "", email: text } : { ...nameParts(text) };
  },
};

/** Whoever is made with a company beside them belongs to it. */
const companyOf = (run: ImportRun, kind: Made, { names }: ImportRow): Record<string, unknown> => {
  const id = kind === "contact" && names.accountId ? run.book.idOf("account", names.accountId) : null;
  return id === null ? {} : { accountId: id };
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
        values: { ...valuesOf[kind](name), ...companyOf(run, kind, row) },
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
