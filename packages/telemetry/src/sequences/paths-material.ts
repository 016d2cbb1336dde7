import { type Ctx, inTransaction } from "@arraigo/platform";
import { earliestOf } from "@arraigo/platform/calendar";
import { groupMinimum } from "@arraigo/platform/disclosure";
import { loadMembers } from "../analytics/load-members";
import { isThere } from "../analytics/members";
import type { PathsInput } from "../sequences-contract";
import { assertRaw, readRawHorizon } from "./raw-horizon";
import { readWalks } from "./read-walks";
import { wholeWeeks } from "./whole-weeks";

/**
 * Who did the event and where each went from there: what the page and whoever asks who took a way begin with.
 * @throws RawEventsGone where single events of some day asked for are gone, WeekNotOver where the days hold no whole week.
 */
export async function pathsMaterial(ctx: Ctx, input: PathsInput) {
  const now = ctx.clock.now();
  const minimum = groupMinimum(ctx.privacyMode);
  const horizon = await readRawHorizon(ctx);
  assertRaw(input.from, horizon);
  const weeks = wholeWeeks(input, horizon.today);
  const { from, until } = weeks;
  const members = await inTransaction(ctx, loadMembers);
  const there = members.filter((member) => isThere(member, from, until));
  const known = new Map(there.map((member) => [member.personId, member]));
  const walked = (await readWalks(ctx, { ...input, ...weeks })).flatMap(({ personId, events }) => {
    const member = known.get(personId);
    return member ? [{ member, events }] : [];
  });
  const day = earliestOf(until, horizon.today) ?? until;
  return { weeks, walked, members, there, day, since: horizon.since, minimum, computedAt: now.toISOString() };
}
