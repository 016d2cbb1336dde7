import type { ImportCounts } from "../import-progress";
import type { BatchPlan } from "../plan/plan-batch";
import { countMade } from "./make-missing";

/** Adds a batch to an import's counts. */
export function addCounts(counts: ImportCounts, plan: BatchPlan): void {
  counts.created += plan.creates.length;
  counts.updated += plan.updated;
  counts.unchanged += plan.unchanged;
  counts.failed += plan.failures.length;
  counts.lookalikes += plan.lookalikes;
  countMade(counts.related, plan.missing);
  for (const { row } of [...plan.creates, ...plan.updates]) {
    if (row.notices.some(({ problem }) => problem === "gateUnmet")) counts.nonConforming++;
    if (row.notices.some(({ problem }) => problem !== "gateUnmet" && problem !== "lookalike")) counts.incomplete++;
  }
}
