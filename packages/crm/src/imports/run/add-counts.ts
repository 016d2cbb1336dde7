import type { ImportCounts } from "../import-progress";
import type { RowsPlan } from "../importable";
import type { ImportProblem } from "../rows/import-row";
import { countMade } from "./make-missing";
import { sumFindings } from "./sum-findings";

/** What is to be looked at although nothing of the row is missing. */
const complete: ReadonlySet<ImportProblem> = new Set([
  "gateUnmet",
  "saidNo",
  "gateOverridden",
  "gateRefused",
  "queueMade",
  "queueArchived",
  "lookalike",
  "lookalikeContact",
  "lookalikeLead",
  "dueToday",
]);

/** What came to stand in a stage that asks for more. */
const landed: ReadonlySet<ImportProblem> = new Set(["gateUnmet", "gateOverridden"]);

/** Adds a batch to an import's counts. */
export function addCounts(counts: ImportCounts, plan: RowsPlan): void {
  counts.created += plan.creates.length;
  counts.updated += plan.updated;
  counts.unchanged += plan.unchanged;
  counts.failed += plan.failures.length;
  counts.lookalikes += plan.lookalikes;
  countMade(counts.related, plan.missing);
  counts.sums = sumFindings(counts.sums ?? [], plan);
  for (const { row } of [...plan.creates, ...plan.updates]) {
    const noes = row.marking.filter(({ mark }) => mark === "optOut").length;
    if (noes > 0) counts.optOuts = (counts.optOuts ?? 0) + noes;
    if (row.notices.some(({ problem }) => landed.has(problem))) counts.nonConforming++;
    const refused = row.notices.find(({ problem }) => problem === "gateRefused");
    if (refused) counts.gateRefused = (counts.gateRefused ?? 0) + 1;
    if (refused?.params.overridable) counts.gateOverridable = (counts.gateOverridable ?? 0) + 1;
    if (row.notices.some(({ problem }) => !complete.has(problem))) counts.incomplete++;
  }
}
