import type { SummedFinding } from "../import-progress";
import type { RowsPlan } from "../importable";
import type { ImportProblem, RowProblem } from "../rows/import-row";
import { shownCells } from "./shown-cells";

/** So many different things are summed up; of more, each row is listed. */
const sumsMax = 100;

/** Said once a word, because one answer settles all of them. */
const byWord: ReadonlySet<ImportProblem> = new Set([
  "unknownStage",
  "unknownOwner",
  "ownerOutOfReach",
  "unknownReference",
  "nameElsewhere",
  "queueMade",
  "queueArchived",
  "badChoice",
  "unworked",
  "unknownDoer",
  "doerOutOfReach",
]);
/** Said once for all, beside each row. */
const inAll: ReadonlySet<ImportProblem> = new Set(["lookalikeContact", "lookalikeLead"]);

const keyOf = ({ problem, params }: Pick<SummedFinding, "problem" | "params">): string =>
  inAll.has(problem as ImportProblem)
    ? problem
    : `${problem} ${params.field ?? params.column ?? ""} ${params.value ?? ""}`;

/** The sums so far with those of one more batch: what many rows have in common, with how many they are. */
export function sumFindings(sums: readonly SummedFinding[], plan: RowsPlan): SummedFinding[] {
  const held = new Map(sums.map((sum) => [keyOf(sum), { ...sum }]));
  for (const { row } of [...plan.creates, ...plan.updates])
    for (const { problem, params } of row.notices) {
      if (!byWord.has(problem) && !inAll.has(problem)) continue;
      const key = keyOf({ problem, params });
      const sum = held.get(key);
      if (sum) sum.rows++;
      else if (held.size < sumsMax)
        held.set(key, {
          line: row.line,
          cells: shownCells(row.cells),
          problem,
          params: inAll.has(problem) ? {} : params,
          rows: 1,
        });
    }
  return [...held.values()];
}

/** Whether a row's finding is said by the sums already, and need not be listed row by row. */
export function isSummed(sums: readonly SummedFinding[], finding: Pick<RowProblem, "problem" | "params">): boolean {
  return byWord.has(finding.problem) && sums.some((sum) => keyOf(sum) === keyOf(finding));
}

/** The problems whose rows a list leaves out, because sums say all of them. None where there were too many words to sum up. */
export const problemsSummed = (sums: readonly SummedFinding[]): readonly ImportProblem[] =>
  sums.length > 0 && sums.length < sumsMax ? [...byWord] : [];
