import { type GroupingsProtection, type Protection, protectGroupings } from "@arraigo/platform/disclosure";
import { protectCounted } from "./cut";
import { strictest } from "./heat-columns";
import { type Grouping, groupings, type Member } from "./members";
import type { Offered } from "./offer";

/** Which figures about a feature's people may be shown, of everybody and group by group. */
export interface OfferProtection {
  everybody: GroupingsProtection<Grouping>;
  meant: GroupingsProtection<Grouping>;
  able: GroupingsProtection<Grouping>;
  unasked: GroupingsProtection<Grouping>;
}

/**
 * Other pages say how many of everybody, and of each group that is shown, did a thing; this one says it of those who could and of those
 * nobody asked. What is left over did it without being able to: they wait for their go-live. So the three are one table: those who
 * could are shown beside everybody where all others are nobody or enough, and those nobody asked only where those who wait are too.
 */
export function protectOffer(
  offered: Offered,
  everybody: GroupingsProtection<Grouping>,
  minimum: number,
): OfferProtection {
  const able = new Set(offered.able);
  const waiting = offered.meant.filter((member) => !able.has(member));
  const meant = protectCounted(offered.meant, everybody, minimum);
  const others = protectCounted([...waiting, ...offered.unasked], everybody, minimum);
  const waits = protectCounted(waiting, everybody, minimum);
  const sums = protectSums({ able: offered.able, waiting, unasked: offered.unasked }, everybody, minimum);
  const shownAble = both(protectCounted(offered.able, meant, minimum), others, sums.able);
  return {
    everybody,
    meant,
    able: shownAble,
    unasked: both(both(protectCounted(offered.unasked, everybody, minimum), waits, sums.unasked), shownAble, "shown"),
  };
}

type Part = "able" | "waiting" | "unasked";

/**
 * The sums over everybody beside all groups of everybody: where all of a group could, or none, its figure is one of them. Those who could
 * come first, and the others only where that costs nothing.
 */
function protectSums(
  parts: Record<Part, readonly Member[]>,
  everybody: GroupingsProtection<Grouping>,
  minimum: number,
): Record<"able" | "unasked", Protection> {
  const atoms = (["able", "waiting", "unasked"] as const).flatMap((part) =>
    parts[part].map(({ unit, location, role }) => ({ unit, location, role, part, people: 1 })),
  );
  const kinds = new Map<string, (typeof atoms)[number]>();
  for (const atom of atoms) {
    const kind = `${atom.unit} ${atom.location} ${atom.role} ${atom.part}`;
    kinds.set(kind, { ...atom, people: (kinds.get(kind)?.people ?? 0) + 1 });
  }
  const decided = (...open: readonly Part[]) =>
    [["unit", "location"] as const, ["role"] as const].map((blocks) =>
      protectGroupings<"unit" | "location" | "role" | "part">(
        { blocks, crossing: "part" },
        [...kinds.values()],
        minimum,
        (by, key) => (by === "part" ? open.some((part) => part === key) : everybody.groups[by].get(key) === "shown"),
      ),
    );
  const of = (tables: ReturnType<typeof decided>, part: Part) =>
    parts[part].length === 0 ? "shown" : strictest(tables.map(({ groups }) => groups.part.get(part) ?? "complement"));
  const [alone, together] = [decided("able"), decided("able", "unasked")];
  const able = of(alone, "able");
  const isFree = able !== "shown" || of(together, "able") === "shown";
  return { able, unasked: isFree && able === "shown" ? of(together, "unasked") : "complement" };
}

/** A table where another of the same people's groups is shown too; a group nobody of the other is in says nothing of them. */
function both(
  own: GroupingsProtection<Grouping>,
  other: GroupingsProtection<Grouping>,
  sum: Protection,
): GroupingsProtection<Grouping> {
  const groupsBy = (by: Grouping) =>
    new Map(
      [...own.groups[by]].map(([key, is]) => [key, strictest([is, hidden(other.groups[by].get(key) ?? "shown")])]),
    );
  const groups = Object.fromEntries(groupings.map((by) => [by, groupsBy(by)])) as Record<
    Grouping,
    Map<string, Protection>
  >;
  return { ...own, total: strictest([own.total, hidden(other.total), sum]), groups };
}

/** What is hidden for the sake of others who are few is not few itself. */
const hidden = (is: Protection): Protection => (is === "shown" ? "shown" : "complement");
