import type { LocalDate } from "@arraigo/platform/calendar";
import { hasBit } from "../presence/bits";
import type { DayUse } from "../presence/read-presence";
import { anybodyOn, daysPerPerson } from "./active-people";
import type { Band } from "./bars";
import { protectCounted, protectMembers } from "./cut";
import { employed, isThere, type Member } from "./members";
import { type OftenKind, oftenBands } from "./often-bands";
import { type Depth, type Levels, splitMembers } from "./split";

interface Window {
  from: LocalDate;
  until: LocalDate;
  minimum: number;
}

/** On how many days somebody did something, and how many features they used: by their number. */
export interface Often {
  days: (member: Member) => number;
  features: (member: Member) => number;
}

/** The same from the days of everything and of each feature. */
export function oftenOf(everything: readonly DayUse[], byFeature: ReadonlyMap<string, readonly DayUse[]>): Often {
  const days = daysPerPerson(everything);
  const sets = [...byFeature.values()].map((each) => anybodyOn(each));
  return {
    days: ({ number }) => (number === null ? 0 : (days[number] ?? 0)),
    features: ({ number }) => (number === null ? 0 : sets.filter((set) => hasBit(set, number)).length),
  };
}

/** How far either histogram may be split, for everybody and every group. */
export function splitOften(members: readonly Member[], often: Often, { from, until, minimum }: Window) {
  const there = members.filter((member) => isThere(member, from, until));
  const protection = protectCounted(employed(there), protectMembers(members, until, minimum), minimum);
  const depthOf = (kind: OftenKind): Depth =>
    splitMembers(there, (member) => stateIn(kind, often[kind](member)), {
      levels: levelsOf(kind),
      minimum,
      protection,
    });
  const [days, features] = [depthOf("days"), depthOf("features")];
  // Whoever did nothing is the same in both: where one may not say how many, nor may the other.
  const both =
    (own: Depth, other: Depth): Depth =>
    (group) =>
      other(group) === 0 ? 0 : own(group);
  return { days: both(days, features), features: both(features, days) };
}

const finest = (kind: OftenKind): readonly Band[] => oftenBands[kind][1];

const stateIn = (kind: OftenKind, times: number) =>
  String(finest(kind).findIndex(([least, most]) => times >= least && times <= most));

/** Each level's bands as the states of the finest. */
const levelsOf = (kind: OftenKind): Levels =>
  oftenBands[kind].map((level: readonly Band[]) =>
    level.map(([least, most]) =>
      finest(kind).flatMap(([from, until], at) => (from >= least && until <= most ? [String(at)] : [])),
    ),
  );
