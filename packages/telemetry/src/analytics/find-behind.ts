import type { Ctx } from "@arraigo/platform";
import { addDays, earliestOf, type LocalDate, periodOn } from "@arraigo/platform/calendar";
import { groupMinimum } from "@arraigo/platform/disclosure";
import { hasBit } from "../presence/bits";
import { behindFunnel } from "../sequences/behind-funnel";
import { behindPaths } from "../sequences/behind-paths";
import type { BehindInput } from "../uptake-contract";
import { cadenceOf } from "../usage-contract";
import { anybodyOn } from "./active-people";
import type { Behind } from "./behind";
import { protectCounted, protectMembers } from "./cut";
import { eventsUsed } from "./events-used";
import { assertKept, readFirstBefore, readKeptFrom } from "./kept-days";
import { licenceStateOf } from "./licences";
import { employed, type Grouping, groupings, isThere, type Member } from "./members";
import { offerMaterial } from "./offer-material";
import { levelOfBand, windowDays } from "./often-bands";
import { organisationYesterday } from "./organisation-day";
import { type Hidden, isHidden, type Material, materialFor } from "./question";
import { readCohort } from "./read-cohort";
import { timeToMaterial } from "./read-time-to";
import { sameBut } from "./same-but";
import { behindCounted, behindDepth } from "./split";
import { splitLicences } from "./split-licences";
import { oftenOf, splitOften } from "./split-often";

const splitFigures = ["days", "features", "licences", "offer", "funnel", "paths"] as const;

type Asked<Figure extends BehindInput["figure"]> = Extract<BehindInput, { figure: Figure }>;

/** What a usage figure is made of, by the very rules by which its page counts it. Null where its page has no such figure. */
export async function findBehind(ctx: Ctx, input: BehindInput): Promise<Behind | Hidden | null> {
  const behind = await madeOf(ctx, input);
  // Those are split on their pages, and are split alike here.
  const isSplit = splitFigures.some((figure) => figure === input.figure);
  return behind === null || "hidden" in behind || isSplit
    ? behind
    : behindCounted(behind, groupMinimum(ctx.privacyMode));
}

function madeOf(ctx: Ctx, input: BehindInput): Promise<Behind | Hidden | null> {
  switch (input.figure) {
    case "active":
      return behindActive(ctx, input);
    case "days":
    case "features":
      return behindOften(ctx, input);
    case "licences":
      return behindLicences(ctx, input);
    case "retention":
      return readCohort(ctx, input);
    case "offer":
      return behindOffer(ctx, input);
    case "funnel":
      return behindFunnel(ctx, input);
    case "paths":
      return behindPaths(ctx, input);
    case "timeTo":
      return behindTimeTo(ctx, input);
  }
}

async function behindActive(ctx: Ctx, { step, on, event = "" }: Asked<"active">): Promise<Behind | Hidden> {
  const { start, end } = periodOn(on, cadenceOf(step));
  const material = await materialFor(ctx, { from: start, until: end, events: [event], counted: [] });
  if (isHidden(material)) return material;
  const did = anybodyOn(material.days.get(event) ?? []);
  return behindSet(material, { from: start, until: end }, ({ number }) => number !== null && hasBit(did, number));
}

async function behindOften(ctx: Ctx, input: Asked<"days" | "features">): Promise<Behind | Hidden | null> {
  const level = levelOfBand(input.figure, [input.least, input.most]);
  if (level === null) return null;
  const until = input.until ?? (await organisationYesterday(ctx));
  const from = addDays(until, 1 - windowDays);
  assertKept(from, await readKeptFrom(ctx));
  const events = await eventsUsed(ctx, from, until);
  const material = await materialFor(ctx, { from, until, events: ["", ...events], counted: [] });
  if (isHidden(material)) return material;
  const { days, members, minimum } = material;
  const often = oftenOf(days.get("") ?? [], new Map(events.map((event) => [event, days.get(event) ?? []])));
  const split = splitOften(members, often, { from, until, minimum })[input.figure];
  const behind = behindSet(material, { from, until }, (member) => {
    const times = often[input.figure](member);
    return times >= input.least && times <= input.most;
  });
  return behindDepth(behind, split, level);
}

async function behindLicences(ctx: Ctx, { state, ...input }: Asked<"licences">): Promise<Behind | Hidden> {
  const until = input.until ?? (await organisationYesterday(ctx));
  const window = { from: addDays(until, 1 - windowDays), until };
  const keptFrom = await readKeptFrom(ctx);
  assertKept(window.from, keptFrom);
  const material = await materialFor(ctx, { from: keptFrom, until, events: [""], counted: [] });
  if (isHidden(material)) return material;
  const firstBefore = await readFirstBefore(ctx, "");
  const { members, minimum } = material;
  const stateOf = licenceStateOf({ days: material.days.get("") ?? [], firstBefore, window });
  const all = behindSet(material, { from: until, until }, (member) =>
    state === "inactive" ? stateOf(member) !== "active" : stateOf(member) === state,
  );
  const isCoarse = state === "active" || state === "inactive";
  const behind = behindDepth(all, splitLicences(members, stateOf, { until, minimum }), isCoarse ? 1 : 2);
  return isCoarse ? behind : withoutFewMoved(material, behind, [until, await organisationYesterday(ctx)]);
}

/** Dormant and never of an earlier day as its page has them: not where a few came or left since, in all or in a group. */
function withoutFewMoved(
  { members, minimum }: Material,
  behind: Behind,
  days: readonly [LocalDate, LocalDate],
): Behind | Hidden {
  if (!sameBut(members, days, minimum)) return { hidden: { suppressed: "complement" }, minimum };
  const { groups } = behind.protection;
  const isTold = (by: Grouping, key: string) =>
    sameBut(
      members.filter((member) => member[by] === key),
      days,
      minimum,
    );
  const told = (by: Grouping) =>
    new Map([...groups[by]].map(([key, is]) => [key, is === "shown" && !isTold(by, key) ? "complement" : is] as const));
  return {
    ...behind,
    protection: {
      ...behind.protection,
      groups: { unit: told("unit"), location: told("location"), role: told("role") },
    },
  };
}

async function behindOffer(ctx: Ctx, { feature, part }: Asked<"offer">): Promise<Behind | Hidden | null> {
  const { features, total, minimum } = await offerMaterial(ctx);
  if (total !== "shown") return { hidden: { suppressed: total }, minimum };
  const found = features.find((each) => each.feature.key === feature);
  if (!found) return null;
  const { offered, protection, split } = found;
  const among = part === "besides" ? "unasked" : part === "meant" ? "meant" : "able";
  const behind = {
    of: offered[among],
    counted: new Set(offered[part].map(({ personId }) => personId)),
    protection: protection[among],
    by: groupings,
  };
  return behindDepth(behind, (group) => Number(split.isTold(part, group)), offered[among].length > 0 ? 1 : 0);
}

async function behindTimeTo(ctx: Ctx, { asked }: Asked<"timeTo">): Promise<Behind | Hidden> {
  const { followed } = await timeToMaterial(ctx, asked);
  return {
    of: followed.all.map(({ member }) => member),
    counted: new Set(followed.all.filter(({ event }) => event).map(({ personId }) => personId)),
    protection: followed.protection,
    by: groupings,
  };
}

function behindSet(
  { members, today, minimum }: Material,
  { from, until }: { from: LocalDate; until: LocalDate },
  isCounted: (member: Member) => boolean,
): Behind {
  const there = members.filter((member) => isThere(member, from, until));
  const of = employed(there);
  // The decision of the figure's own page: who is employed on its last day.
  const everybody = protectMembers(members, earliestOf(until, today) ?? until, minimum);
  return {
    of,
    counted: new Set(of.filter(isCounted).map(({ personId }) => personId)),
    standIns: there.flatMap((member) => (member.standIn ? [{ member, adds: inPlaceOf(member, isCounted) }] : [])),
    protection: protectCounted(of, everybody, minimum),
    by: groupings,
  };
}

/** Whoever was erased is among those the figure is about, as somebody who did nothing: what changes by counting their stand-in instead. */
const inPlaceOf = (member: Member, isCounted: (member: Member) => boolean): number =>
  Number(isCounted(member)) - Number(isCounted({ ...member, personId: "", number: null }));
