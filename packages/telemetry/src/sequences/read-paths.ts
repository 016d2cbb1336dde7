import type { Ctx } from "@arraigo/platform";
import type { LocalDate } from "@arraigo/platform/calendar";
import { isTooSmall } from "@arraigo/platform/disclosure";
import type { Hidden } from "../analytics/question";
import type { PathsInput } from "../sequences-contract";
import { type Branch, foldPaths } from "./fold-paths";
import { pathsMaterial } from "./paths-material";

export interface PathsAnswer {
  minimum: number;
  /** The whole weeks that are counted, of the days asked for. */
  from: LocalDate;
  until: LocalDate;
  /** The first day that can be asked about: single events are kept no longer. */
  since: LocalDate;
  /** Who did the event in that time: each once, with one walk. */
  people: number;
  branches: Branch[];
  computedAt: string;
}

/**
 * What people do next after an event, or did just before: each person once, with the walk from the first or the latest time they did
 * it. Of everybody only: the branches of a group beside everybody's would tell what few others did.
 * @throws RawEventsGone where single events of some day asked for are gone, WeekNotOver where the days hold no whole week.
 */
export async function readPaths(ctx: Ctx, input: PathsInput): Promise<PathsAnswer | Hidden> {
  const { walked, weeks, since, minimum, computedAt } = await pathsMaterial(ctx, input);
  if (isTooSmall(walked.length, minimum)) return { hidden: { suppressed: "small" }, minimum };
  return {
    minimum,
    ...weeks,
    since,
    people: walked.length,
    branches: foldPaths(
      walked.map(({ events }) => events),
      input.steps,
      minimum,
    ),
    computedAt,
  };
}
