import { type Ctx, inTransaction } from "@arraigo/platform";
import { addDays, earliestOf, type LocalDate, latestOf } from "@arraigo/platform/calendar";
import { policyOf } from "../retention/policy";
import type { TimeToInput } from "../uptake-contract";
import { type Feature, listFeatures } from "./features";
import { type Followed, followRollout } from "./follow-rollout";
import { loadMembers } from "./load-members";
import type { Member } from "./members";
import { readFeatureDays } from "./read-feature-days";
import { firstDays, type Observation, observe, type Start } from "./time-to";

export interface WhoIsFollowed {
  observations: Observation[];
  starts: ReadonlyMap<string, Start>;
  members: readonly Member[];
  /** The last day looked at. */
  until: LocalDate;
  /** How many more there are whose start lies before anything is known. */
  leftOut: number;
}

/** As far back as sets of people are read at once. */
const readDaysMax = 730;

/** Whom a question about time follows, from when, and whether and when each of them got there. */
export async function whoIsFollowed(ctx: Ctx, input: TimeToInput, yesterday: LocalDate): Promise<WhoIsFollowed> {
  const { members, knownFrom, features, followed } = await inTransaction(ctx, async (tx) => ({
    members: await loadMembers(tx),
    knownFrom: await firstKnownDay(ctx, yesterday),
    features: input.start === "goLive" ? await listFeatures(tx) : [],
    followed: input.start === "goLive" ? await followRollout(tx, input.rolloutId) : null,
  }));
  if (input.start === "goLive" && input.to === "habit" && followed) return habits(followed, members, yesterday);
  const wanted =
    input.start === "joining"
      ? [{ key: input.event ?? "", event: input.event ?? "", filter: null, isFor: () => true }]
      : asked(features, input.rolloutId, input.behaviourId);
  const byId = new Map(members.map((member) => [member.personId, member]));
  const every =
    followed === null
      ? members.map(({ personId, startsOn, endsOn }) => ({ personId, from: startsOn, until: endsOn }))
      : followed.followers.map(({ personId, scopeFrom, scopeUntil }) => ({
          personId,
          from: scopeFrom,
          until: scopeUntil,
        }));
  const askedOf = every.filter(({ personId, from }) => {
    const member = byId.get(personId);
    return from <= yesterday && member && wanted.some(({ isFor }) => isFor(member));
  });
  const known = askedOf.filter(({ from }) => from >= knownFrom);
  const starts = new Map<string, Start>(known.map(({ personId, ...start }) => [personId, start]));
  const from = earliestOf(yesterday, ...known.map((start) => start.from)) ?? yesterday;
  const read = await readFeatureDays(ctx, wanted, { from, until: yesterday, today: addDays(yesterday, 1) });
  const firsts = wanted.map(({ key, isFor }) => ({ isFor, first: firstDays(read.days.get(key) ?? [], starts) }));
  const reachedOn = (personId: string) => {
    const member = byId.get(personId);
    const days = firsts.map(({ isFor, first }) => (member && isFor(member) ? first.get(personId) : undefined));
    return earliestOf(...days) ?? undefined;
  };
  return {
    observations: observe(starts, reachedOn, yesterday),
    starts,
    members: read.members,
    until: yesterday,
    leftOut: askedOf.length - known.length,
  };
}

/** From go-live to the day on which all required behaviours were habits, as adoption has worked it out. */
function habits({ followers, asOfDay }: Followed, members: readonly Member[], yesterday: LocalDate): WhoIsFollowed {
  const until = asOfDay ?? yesterday;
  const starts = new Map<string, Start>(
    followers.map(({ personId, scopeFrom, scopeUntil }) => [personId, { from: scopeFrom, until: scopeUntil }]),
  );
  // A habit that was there when scope began (a changed job role, the habit kept) is one on the first day.
  const adoptedOn = new Map(
    followers.map(({ personId, scopeFrom, spells }) => [
      personId,
      spells.find(({ lapsedOn }) => lapsedOn === null || lapsedOn > scopeFrom)?.adoptedOn,
    ]),
  );
  return {
    observations: observe(starts, (personId) => adoptedOn.get(personId), until),
    starts,
    members,
    until,
    leftOut: 0,
  };
}

/** The features a rollout requires, or the one asked about, each with the people it is asked of. */
function asked(features: readonly Feature[], rolloutId: string, behaviourId: string | undefined) {
  return features.flatMap(({ behaviours, ...feature }) => {
    const own = behaviours.filter((behaviour) => behaviour.rolloutId === rolloutId);
    const isAsked =
      behaviourId === undefined
        ? own.some(({ required }) => required)
        : own.some((behaviour) => behaviour.behaviourId === behaviourId);
    if (!isAsked) return [];
    const counted = behaviourId === undefined ? own.filter(({ required }) => required) : own;
    const roles = new Set(counted.map(({ jobRoleId }) => jobRoleId));
    return [{ ...feature, isFor: ({ role }: Member) => roles.has(null) || roles.has(role) }];
  });
}

const sinceSql = "select min(day)::text as since from telemetry.active_days where organisation_id = $1::uuid";

/** The first day of which everything is known: recording had begun, and the days of single people are still kept. */
export function firstKnownDay(ctx: Ctx, yesterday: LocalDate): Promise<LocalDate> {
  return inTransaction(ctx, async (tx) => {
    const { personDays } = await policyOf(tx);
    const { rows } = await tx.runSql({ name: "telemetry_known_since", text: sinceSql, values: [tx.organisationId] });
    const { since } = rows[0] as { since: LocalDate | null };
    return latestOf(since ?? addDays(yesterday, 1), addDays(yesterday, 1 - Math.min(personDays, readDaysMax)));
  });
}
