import { type GroupingsProtection, type Protection, protectSplit } from "@arraigo/platform/disclosure";
import type { Behind } from "./behind";
import { type Group, ways } from "./cut";
import { type Grouping, groupings, type Member, untoldGroup } from "./members";

/** Which states are told together, coarse to fine. */
export type Levels = readonly (readonly (readonly string[])[])[];

/** How far a figure may be split, for everybody or a group: 0 is not at all. */
export type Depth = (group: Group | undefined) => number;

interface Splitting {
  levels: Levels;
  minimum: number;
  /** The groups whose size may be shown. */
  protection: Pick<GroupingsProtection<Grouping>, "groups">;
}

/**
 * How far a count of these people may be split by what they did. One decision for all groups and groupings, so that the page, its export,
 * comparisons, insights, alerts and whoever is behind a number say the same.
 */
export function splitMembers(
  counted: readonly Member[],
  stateOf: (member: Member) => string,
  { levels, minimum, protection }: Splitting,
): Depth {
  const atoms = new Map<string, Record<Grouping, string> & { state: string; people: number }>();
  for (const member of counted) {
    const { unit, location, role } = member;
    const state = stateOf(member);
    const key = `${unit} ${location} ${role} ${state}`;
    const atom = atoms.get(key) ?? { unit, location, role, state, people: 0 };
    atoms.set(key, { ...atom, people: atom.people + 1 });
  }
  // Whoever was erased is among them as well, as somebody who did nothing, and in a group that is not told of whoever stands for them.
  for (const member of counted.filter(({ standIn }) => standIn)) {
    const state = stateOf(asNobody(member));
    const isSame = (by: Grouping, key: string) => member[by] === untoldGroup || member[by] === key;
    const place = [...atoms].find(
      ([, atom]) => atom.state === state && atom.people > 0 && groupings.every((by) => isSame(by, atom[by])),
    );
    if (place) atoms.set(place[0], { ...place[1], people: place[1].people - 1 });
  }
  const only = (by: Grouping, key: string) => protection.groups[by].get(key) === "shown";
  const splitOf = (isOpen: typeof only) =>
    protectSplit([...atoms.values()], { ways, levels, k: minimum, only: isOpen });
  const { total } = splitOf(() => false);
  // Everybody's figure needs no look at groups, which is most of the work.
  let groups: ReturnType<typeof splitOf>["groups"] | null = null;
  return (group) => {
    if (!group) return total;
    groups ??= splitOf(only).groups;
    return groups[group.by].get(group.key) ?? 0;
  };
}

/** Somebody of the same groups of whom nothing is known. */
const asNobody = (member: Member): Member => ({ ...member, personId: "", number: null });

/** What is behind a number of a figure that is split: hidden in all and in every group that is not split that far. */
export function behindDepth(behind: Behind, depth: Depth, least: number): Behind {
  const groupsBy = (by: Grouping) =>
    new Map(
      [...behind.protection.groups[by]].map(([key, is]): [string, Protection] => [
        key,
        is === "shown" && depth({ by, key }) < least ? "complement" : is,
      ]),
    );
  const { total } = behind.protection;
  return {
    ...behind,
    protection: {
      total: total === "shown" && depth(undefined) < least ? "small" : total,
      groups: { unit: groupsBy("unit"), location: groupsBy("location"), role: groupsBy("role") },
    },
  };
}

/** The same of a number that has no split of its own on its page: those it counts, and the others. */
export function behindCounted(behind: Behind, minimum: number): Behind {
  const { of, counted, protection, standIns } = behind;
  const standing = new Map(standIns?.map(({ member, adds }) => [member, adds]));
  const isCounted = (member: Member) =>
    counted.has(member.personId) || (standing.get(member) ?? 0) > 0 ? "counted" : "others";
  const levels = [[["counted"], ["others"]]];
  return behindDepth(
    behind,
    splitMembers([...of, ...standing.keys()], isCounted, { levels, minimum, protection }),
    of.length > 0 ? 1 : 0,
  );
}
