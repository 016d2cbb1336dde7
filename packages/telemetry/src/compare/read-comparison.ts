import type { Ctx } from "@arraigo/platform";
import type { Hidden } from "../analytics/question";
import type { CompareInput } from "../compare-contract";
import { compareAccess } from "./compare-access";
import { compareActive } from "./compare-active";
import { compareBack } from "./compare-back";
import { compareFunnel } from "./compare-funnel";
import { compareOffers } from "./compare-offers";
import { compareOften } from "./compare-often";
import { compareTime } from "./compare-time";
import type { Comparison } from "./comparison";

/**
 * One figure of several groups, or of the same people in two times that do not overlap. Each set's values are those of the figure's own
 * page. Nothing is decided anew: all groups of all groupings are one protected table, of each time by the people who were there then, so
 * that whichever of them are put side by side say no more than all of them.
 * @throws RawEventsGone where single events of a funnel asked for are gone.
 */
export function readComparison(ctx: Ctx, input: CompareInput): Promise<Comparison | Hidden> {
  switch (input.figure) {
    case "often":
      return compareOften(ctx, input);
    case "access":
      return compareAccess(ctx, input);
    case "back":
      return compareBack(ctx, input);
    case "funnel":
      return compareFunnel(ctx, input);
    case "active":
      return compareActive(ctx, input);
    case "time":
      return compareTime(ctx, input);
    case "offer":
      return compareOffers(ctx, input);
  }
}

export type Compared<Figure extends CompareInput["figure"]> = Extract<CompareInput, { figure: Figure }>;
