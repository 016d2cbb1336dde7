import { type Ctx, inTransaction } from "@arraigo/platform";
import type { LocalDate } from "@arraigo/platform/calendar";
import { groupMinimum, isTooSmall } from "@arraigo/platform/disclosure";
import { loadMembers } from "../analytics/load-members";
import { isThere } from "../analytics/members";
import type { Hidden } from "../analytics/question";
import type { PathsInput } from "../sequences-contract";
import { type Branch, foldPaths } from "./fold-paths";
import { assertRaw, readRawHorizon } from "./raw-horizon";
import { readWalks } from "./read-walks";
import { wholeWeeks } from "./whole-weeks";

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
  const now = ctx.clock.now();
  const minimum = groupMinimum(ctx.privacyMode);
  const horizon = await readRawHorizon(ctx);
  const { steps } = input;
  assertRaw(input.from, horizon);
  const weeks = wholeWeeks(input, horizon.today);
  const { from, until } = weeks;
  const members = await inTransaction(ctx, loadMembers);
  const here = new Set(members.filter((member) => isThere(member, from, until)).map(({ personId }) => personId));
  const walks = (await readWalks(ctx, { ...input, ...weeks })).filter(({ personId }) => here.has(personId));
  if (isTooSmall(walks.length, minimum)) return { hidden: { suppressed: "small" }, minimum };
  return {
    minimum,
    from,
    until,
    since: horizon.since,
    people: walks.length,
    branches: foldPaths(
      walks.map(({ events }) => events),
      steps,
      minimum,
    ),
    computedAt: now.toISOString(),
  };
}
