import type { LocalDate } from "@arraigo/platform/calendar";
import { addAll, addBit, type Bits, noBits } from "../presence/bits";

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
  /** Stands in the figures for somebody who was erased: counted among those who did something, never among those employed. */
  standIn?: true;
}

export const groupings = ["unit", "location", "role"] as const;
export type Grouping = (typeof groupings)[number];

/** The key of people without a unit, location or job role. */
export const noGroup = "none";
/** The key of a group that is too small to be told of somebody erased: nobody asks for it, and no page shows it. */
export const untoldGroup = "untold";

/** Employed on at least one day of the stretch. */
export const isThere = ({ startsOn, endsOn }: Member, from: LocalDate, until: LocalDate): boolean =>
  startsOn <= until && (endsOn === null || endsOn >= from);

/** Those of the directory, without whoever stands for somebody erased. */
export const employed = (members: readonly Member[]) => members.filter(({ standIn }) => !standIn);

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
  return { people: employed(there).length, bits };
}

/**
 * The same for many stretches within one: whoever was there all the while is looked at once, and only those who came or went again
 * for each of them.
 */
export function thereIn(
  members: readonly Member[],
  stretches: readonly { start: LocalDate; end: LocalDate }[],
): (start: LocalDate, end: LocalDate) => { people: number; bits: Bits } {
  const [first, last] = [stretches[0]?.start ?? "", stretches.at(-1)?.end ?? ""];
  const stayed = ({ startsOn, endsOn }: Member) => startsOn <= first && (endsOn === null || endsOn >= last);
  const always = thereBetween(members.filter(stayed), first, last);
  const others = members.filter((member) => !stayed(member));
  return (start, end) => {
    const some = thereBetween(others, start, end);
    const bits = noBits(Math.max(always.bits.length, some.bits.length) * 8);
    addAll(bits, always.bits);
    addAll(bits, some.bits);
    return { people: always.people + some.people, bits };
  };
}
