import type { LocalDate } from "@arraigo/platform/calendar";
import { type GroupingsProtection, type Protection, protectGroupings } from "@arraigo/platform/disclosure";
import { atomsOf, type Group, ways } from "./cut";
import { type Grouping, isThere, type Member } from "./members";

interface Asked {
  stretches: readonly { start: LocalDate; end: LocalDate }[];
  /** The day on which groups are decided. */
  day: LocalDate;
  minimum: number;
}

/**
 * Whether a group's figure of each stretch may stand beside everybody's and those of all other groups, of every grouping. Who was there
 * then is not who is there on the day by which groups are decided: a new unit had two people once, and of the people of a unit and of a
 * job role, once the same, one has left. Each stretch is therefore one table of its own, of its own people, among the groups that are
 * shown. A stretch without anybody of the group is shown.
 */
export function protectStretches(
  members: readonly Member[],
  everybody: GroupingsProtection<Grouping>,
  { stretches, day, minimum }: Asked,
): (group: Group) => Protection[] {
  const [first, last] = [stretches[0]?.start ?? "", stretches.at(-1)?.end ?? ""];
  const stayed = ({ startsOn, endsOn }: Member) => startsOn <= first && (endsOn === null || endsOn >= last);
  const always = sizesOf(members.filter(stayed));
  // Whoever was there all the while is counted once, and only those who came or went again for each stretch.
  const others = members.filter((member) => !stayed(member));
  const today = sizesOf(members.filter((member) => isThere(member, day, day)));
  const known = new Map<string, GroupingsProtection<Grouping>["groups"] | "asToday">();
  const decided = stretches.map(({ start, end }) => {
    const some = others.filter((member) => isThere(member, start, end));
    const same = some.map(({ personId }) => personId).join(" ");
    const is = known.get(same) ?? decide(added(always, some));
    known.set(same, is);
    return is;
  });
  return ({ by, key }) => {
    const standing = everybody.groups[by].get(key) ?? "complement";
    return decided.map((is) => (is === "asToday" ? standing : (is[by].get(key) ?? "shown")));
  };

  function decide(sizes: Sizes): GroupingsProtection<Grouping>["groups"] | "asToday" {
    // The same kinds of people as on the day, and of none fewer: what parts nobody off then parts nobody off here.
    if (sizes.size === today.size && [...today].every(([kind, { people }]) => (sizes.get(kind)?.people ?? 0) >= people))
      return "asToday";
    const isOpen = (by: Grouping, key: string) => everybody.groups[by].get(key) === "shown";
    return protectGroupings(ways, [...sizes.values()], minimum, isOpen).groups;
  }
}

type Kind = Record<Grouping, string> & { people: number };
type Sizes = ReadonlyMap<string, Kind>;

const kindOf = ({ unit, location, role }: Record<Grouping, string>) => `${unit} ${location} ${role}`;

/** How many there are of each kind of people, alike in unit, location and job role. */
const sizesOf = (members: readonly Member[]): Sizes => new Map(atomsOf(members).map((atom) => [kindOf(atom), atom]));

function added(sizes: Sizes, members: readonly Member[]): Sizes {
  const all = new Map(sizes);
  for (const [kind, atom] of sizesOf(members))
    all.set(kind, { ...atom, people: atom.people + (sizes.get(kind)?.people ?? 0) });
  return all;
}
