import type { LocalDate } from "@arraigo/platform/calendar";
import { type GroupingsProtection, type Protection, protectGroupings } from "@arraigo/platform/disclosure";
import { employed, type Grouping, isThere, type Member, untoldGroup } from "./members";

/** One group of one grouping; without it, everybody. */
export interface Group {
  by: Grouping;
  key: string;
}

/**
 * Which groups' figures may be shown on a day: decided for all groupings at once, from who is employed on it. What is counted about
 * a group (active, dormant, first seen) is a number among its people and needs no decision of its own.
 */
export function protectMembers(
  members: readonly Member[],
  day: LocalDate,
  minimum: number,
): GroupingsProtection<Grouping> {
  return protectGroupings(ways, atomsOf(employed(members).filter((member) => isThere(member, day, day))), minimum);
}

/**
 * The same for the people one figure counts, where those are not everybody: whom a rollout asks, who began in a week. A group that is
 * hidden among everybody stays hidden here.
 */
export function protectCounted(
  counted: readonly Member[],
  everybody: GroupingsProtection<Grouping>,
  minimum: number,
): GroupingsProtection<Grouping> {
  return protectGroupings(ways, atomsOf(counted), minimum, (by, key) => everybody.groups[by].get(key) === "shown");
}

/** How figures of use are grouped; job roles run across the rest. */
export const ways = { blocks: ["unit", "location"], crossing: "role" } as const;

/** Kinds of people, alike in every way somebody may group by, each with how many there are. */
export function atomsOf(members: readonly Member[]): (Record<Grouping, string> & { people: number })[] {
  const atoms = new Map<string, Record<Grouping, string> & { people: number }>();
  for (const { unit, location, role } of members) {
    const key = `${unit} ${location} ${role}`;
    const atom = atoms.get(key) ?? { unit, location, role, people: 0 };
    atom.people += 1;
    atoms.set(key, atom);
  }
  return [...atoms.values()];
}

/** Whether a group's figures may be shown; a group in which nobody is employed on the day has none. */
export function protectionOf(protection: GroupingsProtection<Grouping>, group: Group | undefined): Protection {
  if (!group) return protection.total;
  return protection.groups[group.by].get(group.key) ?? "complement";
}

/** All groups of a grouping that a decision knows, hidden ones too; the group nobody asks for left out. */
export const groupKeys = (protection: Pick<GroupingsProtection<Grouping>, "groups">, by: Grouping): Group[] =>
  [...protection.groups[by].keys()]
    .filter((key) => key !== untoldGroup)
    .toSorted()
    .map((key) => ({ by, key }));

export const membersOf = (members: readonly Member[], group: Group | undefined): readonly Member[] =>
  group ? members.filter((member) => member[group.by] === group.key) : members;
