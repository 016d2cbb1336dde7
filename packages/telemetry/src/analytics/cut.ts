import type { LocalDate } from "@arraigo/platform/calendar";
import {
  type GroupingsProtection,
  type Protection,
  protectBeside,
  protectGroupings,
} from "@arraigo/platform/disclosure";
import { type Grouping, isThere, type Member } from "./members";

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
  return protectGroupings(ways, atomsOf(members.filter((member) => isThere(member, day, day))), minimum);
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

const ways = { blocks: ["unit", "location"], crossing: "role" } as const;

function atomsOf(members: readonly Member[]): (Record<Grouping, string> & { people: number })[] {
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

export const membersOf = (members: readonly Member[], group: Group | undefined): readonly Member[] =>
  group ? members.filter((member) => member[group.by] === group.key) : members;

/**
 * Whether a group's figure of each stretch may stand beside everybody's and those of the other groups. Who was there then is not who is
 * there on the day by which groups are decided: a new unit had two people once, and of one that was closed somebody may be left. Each
 * stretch is therefore decided again by its own people, among the groups that are shown. A stretch without anybody of the group is shown.
 */
export function protectStretches(
  members: readonly Member[],
  { by, key }: Group,
  everybody: GroupingsProtection<Grouping>,
  { stretches, minimum }: { stretches: readonly { start: LocalDate; end: LocalDate }[]; minimum: number },
): Protection[] {
  const [first, last] = [stretches[0]?.start ?? "", stretches.at(-1)?.end ?? ""];
  const hidden = Symbol("hidden");
  const partOf = (member: Member) => (everybody.groups[by].get(member[by]) === "shown" ? member[by] : hidden);
  const always = new Map<string | typeof hidden, number>();
  const others: Member[] = [];
  // Whoever was there all the while is counted once, and only those who came or went again for each stretch.
  for (const member of members)
    if (member.startsOn <= first && (member.endsOn === null || member.endsOn >= last))
      always.set(partOf(member), (always.get(partOf(member)) ?? 0) + 1);
    else others.push(member);
  return stretches.map(({ start, end }) => {
    const sizes = new Map(always);
    for (const member of others)
      if (isThere(member, start, end)) sizes.set(partOf(member), (sizes.get(partOf(member)) ?? 0) + 1);
    if (!sizes.has(key)) return "shown";
    const parts = [...sizes].flatMap(([part, people]) => (typeof part === "string" ? [{ key: part, people }] : []));
    return protectBeside(sizes.get(hidden) ?? 0, parts, minimum).get(key) ?? "complement";
  });
}
