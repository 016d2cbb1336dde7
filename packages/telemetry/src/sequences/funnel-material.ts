import { type Ctx, inTransaction } from "@arraigo/platform";
import { addDays, earliestOf, type LocalDate } from "@arraigo/platform/calendar";
import { groupMinimum } from "@arraigo/platform/disclosure";
import { loadMembers } from "../analytics/load-members";
import { isThere } from "../analytics/members";
import type { FunnelInput } from "../sequences-contract";
import { type Began, protectFunnel } from "./protect-funnel";
import { assertRaw, readRawHorizon } from "./raw-horizon";
import { readRuns } from "./read-runs";
import { wholeWeeks } from "./whole-weeks";

/**
 * Who began a sequence and how far each got, of everybody, and what of it may be told: what the page, comparisons and whoever asks who is
 * behind a step all begin with.
 * @throws RawEventsGone where single events of some day asked for are gone, WeekNotOver where the days hold no whole week.
 */
export async function funnelMaterial(ctx: Ctx, input: Omit<FunnelInput, "group" | "by">) {
  const now = ctx.clock.now();
  const minimum = groupMinimum(ctx.privacyMode);
  const horizon = await readRawHorizon(ctx);
  assertRaw(input.from, horizon);
  const weeks = wholeWeeks(input, horizon.today);
  const { from, until } = weeks;
  const members = await inTransaction(ctx, loadMembers);
  const there = members.filter((member) => isThere(member, from, until));
  const known = new Map(there.map((member) => [member.personId, member]));
  const { runs, days } = await readRuns(ctx, { ...input, ...weeks }, horizon);
  const began = runs.flatMap(({ personId, times }): Began[] => {
    const member = known.get(personId);
    return member ? [{ member, times, day: dayAt(times[0] ?? 0, days, from) }] : [];
  });
  const day = earliestOf(until, horizon.today) ?? until;
  const protection = protectFunnel(members, began, { steps: input.steps.length, day, minimum });
  return { weeks, began, there, protection, horizon, minimum, computedAt: now.toISOString() };
}

/** The day in whose hours a moment lies. */
function dayAt(at: number, days: readonly number[], from: LocalDate): LocalDate {
  const next = days.findIndex((start) => start > at);
  return addDays(from, (next === -1 ? days.length : next) - 1);
}
