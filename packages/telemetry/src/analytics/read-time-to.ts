import type { Ctx } from "@arraigo/platform";
import { addDays, earliestOf, type LocalDate } from "@arraigo/platform/calendar";
import { groupMinimum, isTooSmall, type Suppressed } from "@arraigo/platform/disclosure";
import type { TimeToInput } from "../uptake-contract";
import { protectCounted, protectionOf, protectMembers } from "./cut";
import type { Member } from "./members";
import { organisationYesterday } from "./organisation-day";
import type { Hidden } from "./question";
import { type Observation, type TimeFigure, type TimePoint, timeFigure } from "./time-to";
import { whoIsFollowed } from "./who-is-followed";

export interface TimeTo extends TimeFigure {
  minimum: number;
  /** The earliest start of anybody followed, and the last day looked at. */
  from: LocalDate;
  until: LocalDate;
  points: TimePoint[];
  /** From this day on too few people were still followed. */
  cutAt: number | null;
  /** Cut by the grouping asked for: everybody's groups, by key. */
  groups: { key: string; time: TimeFigure | Suppressed }[];
  /** Whose start lies before anything is known, so that their first time is not; null where too few to say. */
  leftOut: number | null;
  computedAt: string;
}

/** How long it takes until something is used for the first time, or has become a habit. */
export async function readTimeTo(ctx: Ctx, input: TimeToInput): Promise<TimeTo | Hidden> {
  const computedAt = ctx.clock.now().toISOString();
  const { followed, minimum, until, leftOut } = await timeToMaterial(ctx, input);
  const { group, by } = input;
  const protection = protectionOf(followed.protection, group);
  if (protection !== "shown") return { hidden: { suppressed: protection }, minimum };
  const own = group ? followed.all.filter(({ member }) => member[group.by] === group.key) : followed.all;
  const keys = [...followed.protection.groups[by].keys()].toSorted();
  return {
    ...timeFigure(own, minimum),
    minimum,
    from: earliestOf(until, ...own.map(({ from }) => from)) ?? until,
    until,
    groups: keys.map((key) => {
      const is = followed.protection.groups[by].get(key) ?? "complement";
      if (is !== "shown") return { key, time: { suppressed: is } };
      const {
        points: _points,
        cutAt: _cutAt,
        ...time
      } = timeFigure(
        followed.all.filter(({ member }) => member[by] === key),
        minimum,
      );
      return { key, time };
    }),
    leftOut: isTooSmall(leftOut, minimum) ? null : leftOut,
    computedAt,
  };
}

export type FollowedMember = Observation & { member: Member; from: LocalDate };

/** Everybody a question about time follows, with which groups of them may be shown. */
export async function timeToMaterial(ctx: Ctx, input: TimeToInput) {
  const minimum = groupMinimum(ctx.privacyMode);
  const yesterday = await organisationYesterday(ctx);
  const { observations, starts, members, until, leftOut } = await whoIsFollowed(ctx, input, yesterday);
  const byId = new Map(members.map((member) => [member.personId, member]));
  const all = observations.flatMap((observation): FollowedMember[] => {
    const [member, start] = [byId.get(observation.personId), starts.get(observation.personId)];
    return member && start ? [{ ...observation, member, from: start.from }] : [];
  });
  const everybody = protectMembers(members, addDays(yesterday, 1), minimum);
  const protection = protectCounted(
    all.map(({ member }) => member),
    everybody,
    minimum,
  );
  return { followed: { all, protection }, members, minimum, until, leftOut };
}
