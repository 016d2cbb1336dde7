import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { addDays } from "@arraigo/platform/calendar";
import { type GroupingsProtection, groupMinimum } from "@arraigo/platform/disclosure";
import { protectMembers } from "./cut";
import { eventsUsed } from "./events-used";
import { type Feature, listFeatures } from "./features";
import { type HeatLimit, type InScope, limitsOfHeatMaps, strictest } from "./heat-columns";
import { readKeptFrom, readUsersBefore } from "./kept-days";
import { type Grouping, isThere, type Member } from "./members";
import { type Offered, offeredTo } from "./offer";
import { organisationYesterday } from "./organisation-day";
import { type OfferProtection, protectOffer } from "./protect-offer";
import { readFeatureDays } from "./read-feature-days";
import { splitOffer } from "./split-offer";

const recentDays = 28;
/** Twelve weeks: what nobody has done for longer is no feature anybody wonders about, unless it is asked for. */
const usedDays = 84;

const askedSql = `
select a.behaviour_id as "behaviourId", a.person_id as "personId", a.state from adoption.asked_behaviours_v1 a
where a.organisation_id = $1::uuid order by a.person_id, a.behaviour_id`;

/** Every feature somebody is asked for or uses, with who stands where, and which groups may be shown for each. */
export async function offerMaterial(ctx: Ctx) {
  const minimum = groupMinimum(ctx.privacyMode);
  const until = await organisationYesterday(ctx);
  const from = addDays(until, 1 - recentDays);
  const used = await eventsUsed(ctx, addDays(until, 1 - usedDays), until);
  const { features, standings, scope } = await inTransaction(ctx, async (tx) => ({
    features: withUnasked(await listFeatures(tx), used),
    standings: await standingsOf(tx),
    scope: await scopeOf(tx),
  }));
  const knownFrom = await readKeptFrom(ctx);
  const asked = new Map(features.map((feature) => [feature.key, askedOf(feature, standings)]));
  const isAsked = ({ key }: Feature) => (asked.get(key)?.size ?? 0) > 0;
  const { members, usedSince } = await readFeatureDays(
    ctx,
    // Who ever did it is said only of those who were asked: for all else four weeks are enough.
    features.map((feature) => (isAsked(feature) ? { ...feature, from: knownFrom } : feature)),
    { from, until, today: addDays(until, 1) },
  );
  const plain = features.filter((feature) => feature.filter === null && isAsked(feature)).map(({ event }) => event);
  const before = await readUsersBefore(ctx, plain);
  const there = members.filter((member) => isThere(member, until, until));
  const everybody = protectMembers(members, addDays(until, 1), minimum);
  const protections = new Map<string, OfferProtection>();
  const heat = { features, scope, members, minimum };
  const [meantLimit, ableLimit] = [
    limitsOfHeatMaps({ ...heat, asked: (id) => [...(standings.get(id)?.keys() ?? [])] }),
    limitsOfHeatMaps({ ...heat, asked: (id) => [...(standings.get(id) ?? [])].flatMap(ifAble) }),
  ];
  return {
    minimum,
    from,
    until,
    members,
    total: everybody.total,
    features: features.map((feature) => {
      const standing = asked.get(feature.key) ?? new Map<string, string>();
      const offered = offeredTo({
        there,
        asked: standing,
        ever: usedEver(feature),
        recent: usedSince(feature.key, from),
      });
      const protection = besideHeatMaps(feature.key, protectionFor(standing, offered));
      return { feature, offered, protection, split: splitOffer(offered, protection, minimum) };
    }),
  };

  /** On days that are kept by person, and of a feature without a filter on those before too. */
  function usedEver(feature: Feature) {
    const used = usedSince(feature.key, isAsked(feature) ? knownFrom : from);
    const earlier = feature.filter === null ? before.get(feature.event) : undefined;
    return (member: Member) => used(member) || earlier?.has(member.personId) === true;
  }

  /** Features asked of the same people share one decision, and so do all that nobody is asked for. */
  function protectionFor(standing: ReadonlyMap<string, string>, offered: Offered) {
    const same = standing.size === 0 ? "" : there.map(({ personId }) => partOf(standing.get(personId))).join("");
    const known = protections.get(same) ?? protectOffer(offered, everybody, minimum);
    protections.set(same, known);
    return known;
  }

  /** The same under what heat maps say of these people: where two pages differ, the stricter holds. */
  function besideHeatMaps(key: string, own: OfferProtection) {
    const meant = limited(own.meant, meantLimit(key));
    const able = limited(own.able, ableLimit(key));
    // Everybody's use of it less that of those nobody asked is that of those who were.
    const isHidden = strictest([meant.total, able.total]) !== "shown";
    const unasked = isHidden ? { ...own.unasked, total: "complement" as const } : own.unasked;
    return { ...own, meant, able, unasked };
  }
}

/** Which of the sets that protection is decided on somebody is in: those unasked, meant or able. */
const partOf = (state: string | undefined) => (state === undefined ? "u" : state === "waiting" ? "m" : "a");

const ifAble = ([personId, state]: readonly [string, string]) => (state === "waiting" ? [] : [personId]);

/** A table of one feature under what heat maps say of the same people. */
function limited(own: GroupingsProtection<Grouping>, limit: HeatLimit): GroupingsProtection<Grouping> {
  const groupsBy = (by: Grouping) =>
    new Map([...own.groups[by]].map(([key, is]) => [key, strictest([is, limit.of({ by, key })])]));
  return {
    ...own,
    total: strictest([own.total, limit.whole]),
    groups: { unit: groupsBy("unit"), location: groupsBy("location"), role: groupsBy("role") },
  };
}

export type OfferMaterial = Awaited<ReturnType<typeof offerMaterial>>;

/** What is used without being asked for is a feature too: that nobody was meant to is the point. */
function withUnasked(features: readonly Feature[], used: readonly string[]): Feature[] {
  const asked = new Set(features.map(({ key }) => key));
  return [
    ...features,
    ...used
      .filter((event) => !asked.has(event))
      .map((event) => ({ key: event, event, filter: null, behaviours: [] as Feature["behaviours"] })),
  ];
}

const scopeSql = `
select f.rollout_id as "rolloutId", f.person_id as "personId", f.wave_id::text as "waveId" from adoption.rollout_people_v1 f
where f.organisation_id = $1::uuid and f.scope_from <= f.as_of_day and (f.scope_until is null or f.scope_until >= f.as_of_day)
order by f.rollout_id, f.person_id`;

async function scopeOf(tx: Tx): Promise<InScope[]> {
  const { rows } = await tx.runSql({ name: "telemetry_in_scope", text: scopeSql, values: [tx.organisationId] });
  return rows as unknown as InScope[];
}

type Standings = ReadonlyMap<string, ReadonlyMap<string, string>>;

async function standingsOf(tx: Tx): Promise<Standings> {
  const { rows } = await tx.runSql({ name: "telemetry_asked", text: askedSql, values: [tx.organisationId] });
  const standings = new Map<string, Map<string, string>>();
  for (const { behaviourId, personId, state } of rows as { behaviourId: string; personId: string; state: string }[]) {
    const ofBehaviour = standings.get(behaviourId) ?? new Map<string, string>();
    standings.set(behaviourId, ofBehaviour.set(personId, state));
  }
  return standings;
}

/** How far along each state is: somebody asked by two rollouts stands where they are furthest. */
const order = ["waiting", "not_started", "trying", "developing", "lapsed", "adopted"];

function askedOf({ behaviours }: Feature, standings: Standings): ReadonlyMap<string, string> {
  const asked = new Map<string, string>();
  for (const { behaviourId } of behaviours)
    for (const [personId, state] of standings.get(behaviourId) ?? [])
      if (order.indexOf(state) > order.indexOf(asked.get(personId) ?? "")) asked.set(personId, state);
  return asked;
}
