import { createHash } from "node:crypto";
import { type Ctx, inTransaction } from "@arraigo/platform";
import type { ImportMapping } from "../../imports-contract";
import { type DryRun, type Finding, noCounts } from "../import-progress";
import type { RowsPlan, ShownChange } from "../importable";
import { markKeyOf } from "../mapping/mark-targets";
import type { ImportRow } from "../rows/import-row";
import { addCounts } from "./add-counts";
import { ahead, importBatches } from "./import-batches";
import { within } from "./importer-context";
import { type HeldImport, prepareRun } from "./prepare-run";
import { shownCells } from "./shown-cells";
import { isSummed } from "./sum-findings";

const recordsPerBatch = 2_500;
const findingsShown = 50;
const examplesShown = 5;
const changesShown = 5;
const cellCharactersShown = 80;

/** Keys in one order, whatever the database made of it. */
const ordered = (_: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

/** Tells one mapping from another: a dry run's answer is about one of them. */
export const mappingKeyOf = (mapping: ImportMapping): string =>
  createHash("sha256").update(JSON.stringify(mapping, ordered)).digest("hex").slice(0, 24);

const textOf = (value: unknown): string => (Array.isArray(value) ? value.join(", ") : String(value));

function exampleOf(row: ImportRow) {
  const values = Object.entries({ ...row.values, ...row.names, ...(row.stage ? { stageId: row.stage } : {}) })
    .filter(([, value]) => value !== null && value !== "")
    .map(([key, value]) => [key, textOf(value).slice(0, cellCharactersShown)] as const);
  const said = new Map<string, string[]>();
  for (const { kind, mark, value } of row.marking) {
    const key = markKeyOf(kind, mark);
    said.set(key, [...(said.get(key) ?? []), value]);
  }
  const marked = [...said].map(
    ([key, addresses]) => [key, addresses.join(", ").slice(0, cellCharactersShown)] as const,
  );
  return { line: row.line, values: Object.fromEntries([...values, ...marked]) };
}

function collect(found: DryRun, plan: RowsPlan, changing: readonly ShownChange[]): void {
  addCounts(found.counts, plan);
  const put = (into: Finding[], finding: Finding) => {
    if (into.length < findingsShown) into.push({ ...finding, cells: shownCells(finding.cells) });
  };
  for (const failure of plan.failures) put(found.failures, failure);
  for (const { row } of [...plan.creates, ...plan.updates])
    for (const { problem, params } of row.notices)
      if (found.notices.length < findingsShown && !isSummed(found.counts.sums ?? [], { problem, params }))
        put(found.notices, { line: row.line, cells: row.cells, problem, params });
  for (const { row } of plan.creates.slice(0, examplesShown - found.examples.length))
    found.examples.push(exampleOf(row));
  for (const { row, name, changes } of changing.slice(0, changesShown - found.changes.length))
    found.changes.push({
      line: row.line,
      name,
      changes: changes.slice(0, 10).map(({ field, from, to }) => ({
        field,
        from: from === null ? null : String(from).slice(0, cellCharactersShown),
        to: to === null ? null : String(row.names[field] ?? to).slice(0, cellCharactersShown),
      })),
    });
}

/**
 * Plans every row of an import's file and writes nothing: the counts are the import's, because the planner is. Says how far it is
 * after every batch; `tell` answers false to stop.
 */
export async function dryRun(
  ctx: Ctx,
  held: HeldImport,
  mapping: ImportMapping,
  tell: (found: DryRun) => Promise<boolean>,
): Promise<DryRun> {
  const prepared = await prepareRun(ctx, held, mapping);
  const found: DryRun = {
    mappingKey: mappingKeyOf(mapping),
    rowsDone: 0,
    finishedAt: null,
    counts: noCounts(),
    examples: [],
    changes: [],
    failures: [],
    notices: [],
  };
  for await (const batch of ahead(importBatches(prepared, recordsPerBatch))) {
    const plan = await inTransaction(ctx, (tx) => prepared.plan(within(ctx, tx), tx, batch));
    collect(found, plan, prepared.changes(plan));
    found.rowsDone = batch.rowsDone;
    if (!(await tell(found))) return found;
  }
  found.finishedAt = ctx.clock.now().toISOString();
  return found;
}
