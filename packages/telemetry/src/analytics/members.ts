import type { LocalDate } from "@arraigo/platform/calendar";
import { addBit, type Bits, noBits } from "../presence/bits";

/** Somebody of the directory, as figures see them. Days are local and included; `endsOn` is null while they stay. */
export interface Member {
  personId: string;
  /** Their place in every set of people; null for somebody who never did anything. */
  number: number | null;
  unit: string;
  role: string;
  location: string;
  startsOn: LocalDate;
  endsOn: LocalDate | null;
}

export const groupings = ["unit", "location", "role"] as const;
export type Grouping = (typeof groupings)[number];

/** The key of people without a unit, location or job role. */
export const noGroup = "none";

/** Employed on at least one day of the stretch. */
export const isThere = ({ startsOn, endsOn }: Member, from: LocalDate, until: LocalDate): boolean =>
  startsOn <= until && (endsOn === null || endsOn >= from);

/** Who was employed on at least one day of the stretch: how many, and those of them who ever did something as a set. */
export function thereBetween(
  members: readonly Member[],
  from: LocalDate,
  until: LocalDate,
): { people: number; bits: Bits } {
  const there = members.filter((member) => isThere(member, from, until));
  const highest = there.reduce((most, { number }) => Math.max(most, number ?? -1), -1);
  const bits = noBits(highest + 1);
  for (const { number } of there) if (number !== null) addBit(bits, number);
  return { people: there.length, bits };
}
