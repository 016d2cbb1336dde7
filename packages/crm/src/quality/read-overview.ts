import { type Ctx, inTransaction } from "@arraigo/platform";
import type { Suppressed } from "@arraigo/platform/disclosure";
import type { ReadQuality } from "../quality-contract";
import type { RecordType } from "../record-types";
import { groupOverview } from "./group-overview";
import type { QualityGap } from "./list-gaps";
import { ownOverview } from "./own-overview";
import type { QualityFigure } from "./quality-figure";
import type { QualityDay } from "./quality-history";

export interface QualityOverview {
  whose: ReadQuality["whose"];
  /** When it was measured: an instant for one's own, the day of the last measuring for a sum. Null: not yet. */
  asOf: string | null;
  /** How many people's records a sum holds; null for one's own. */
  people: number | null;
  total: QualityFigure | Suppressed | null;
  byType: { type: RecordType; figure: QualityFigure | Suppressed }[];
  history: QualityDay[];
  /** What one's own records lack most often; of others nobody is told. */
  gaps: QualityGap[];
}

/** How good the data is: one's own measured now, a team's or the organisation's as the last sum, never whose is better. */
export async function readOverview(ctx: Ctx, input: ReadQuality): Promise<QualityOverview> {
  return inTransaction(ctx, (tx) =>
    input.whose === "mine" ? ownOverview(ctx, tx) : groupOverview(ctx, tx, input.whose),
  );
}
