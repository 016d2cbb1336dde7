import type { HistoryMapping } from "../history-contract";
import { mappingKeyOf } from "./dry-run";
import type { DryRun } from "./progress";

/** What a dry run counted, without a row, a name or a value of the file. */
export const withoutRows = (found: DryRun): DryRun => ({
  ...found,
  unknown: [],
  refused: [],
  examples: [],
  events: [],
});

/** The same of the dry run that tried exactly what is now brought in; null where there was none. */
export function countsAlone(found: DryRun | null, mapping: HistoryMapping): DryRun | null {
  return found?.finishedAt && found.mappingKey === mappingKeyOf(mapping) ? withoutRows(found) : null;
}
