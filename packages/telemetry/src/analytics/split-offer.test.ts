import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Group, protectCounted, protectMembers } from "./cut";
import { groupings, type Member } from "./members";
import { offeredTo } from "./offer";
import { protectOffer } from "./protect-offer";
import { splitOffer } from "./split-offer";

const day = "2026-11-20";
const standings = ["", "", "waiting", "trying", "adopted"] as const;
const people = fc.array(
  fc.record({
    unit: fc.constantFrom("u1", "u1", "u2", "u3"),
    role: fc.constantFrom("r1", "r1", "r2"),
    location: fc.constantFrom("l1", "l2"),
    standing: fc.constantFrom(...standings),
    ever: fc.boolean(),
    recent: fc.boolean(),
  }),
  { minLength: 50, maxLength: 140 },
);
type Drawn = typeof people extends fc.Arbitrary<infer Some> ? Some : never;

const few = (count: number) => count > 0 && count < 5;

/** Who stands where, by what is drawn. */
function offer(drawn: Drawn) {
  const there = drawn.map(
    ({ unit, role, location }, at): Member => ({
      personId: `p${at}`,
      number: at,
      unit,
      role,
      location,
      startsOn: "2020-01-01",
      endsOn: null,
    }),
  );
  const of = ({ number }: Member) => drawn[number ?? 0];
  const recent = (member: Member) => of(member)?.recent === true;
  const asked = new Map(
    there.flatMap((member) => (of(member)?.standing ? [[member.personId, of(member)?.standing ?? ""]] : [])),
  );
  const offered = offeredTo({ there, asked, ever: (member) => recent(member) || of(member)?.ever === true, recent });
  const everybody = protectMembers(there, day, 5);
  const protection = protectOffer(offered, everybody, 5);
  return { there, recent, offered, everybody, protection, split: splitOffer(offered, protection, 5) };
}

describe("numbers of people who did something with a feature", () => {
  it("leave nobody or enough, each of the others, of those it is among, of everybody's, and of all groups that tell theirs", () => {
    let [told, untold] = [0, 0];
    fc.assert(
      fc.property(people, fc.constantFrom(0, 1, 2), (rough, most) => {
        const drawn = rough.map((one, at) =>
          at % 9 < most * 4 ? { ...one, standing: "adopted" as const, recent: true } : one,
        );
        const { there, recent, offered, everybody, protection, split } = offer(drawn);
        const groups = groupings.flatMap((by) =>
          [...everybody.groups[by]].flatMap(([key, is]): Group[] => (is === "shown" ? [{ by, key }] : [])),
        );
        // Another page tells how many of everybody, and of a group, did it in the same days.
        const done = there.filter(recent);
        const elsewhere = protectCounted(done, everybody, 5);
        const isIn = (group: Group | undefined) => (member: Member) => !group || member[group.by] === group.key;
        const isOpen = (part: "meant" | "able" | "unasked", group: Group | undefined) =>
          offered[part].filter(isIn(group)).length === 0 ||
          (group ? protection[part].groups[group.by].get(group.key) : protection[part].total) === "shown";
        for (const group of [undefined, ...groups]) {
          if (!isOpen("meant", group) || !isOpen("able", group)) continue;
          const own = (some: readonly Member[]) => some.filter(isIn(group)).length;
          const isAll = (group ? (elsewhere.groups[group.by].get(group.key) ?? "shown") : elsewhere.total) === "shown";
          const sizes = { able: own(offered.able), unasked: own(offered.unasked), all: isAll ? own(done) : null };
          const tell = (part: "ever" | "recent" | "keeps" | "besides") => {
            const is = split.isTold(part, group) && (part !== "besides" || isOpen("unasked", group));
            if (is) told += 1;
            else untold += 1;
            return is ? own(offered[part]) : null;
          };
          const is = { ever: tell("ever"), recent: tell("recent"), keeps: tell("keeps"), besides: tell("besides") };
          const both = is.recent === null || is.besides === null ? null : is.recent + is.besides;
          // What each holds, what it is among leaves, and what everybody who did it leaves.
          const pairs = [
            [sizes.able, is.ever],
            [sizes.able, is.recent],
            [sizes.able, is.keeps],
            [is.ever, is.recent],
            [is.ever, is.keeps],
            [sizes.unasked, is.besides],
            [sizes.all, is.recent],
            [sizes.all, both],
          ] as const;
          for (const [whole, part] of pairs) {
            if (part === null || whole === null) continue;
            expect(few(part)).toBe(false);
            expect(few(whole - part)).toBe(false);
          }
        }
        for (const by of groupings)
          for (const part of ["ever", "recent", "keeps"] as const) {
            if (!split.isTold(part, undefined) || !isOpen("able", undefined) || !isOpen("meant", undefined)) continue;
            const open = groups.filter(
              (group) =>
                group.by === by && isOpen("able", group) && isOpen("meant", group) && split.isTold(part, group),
            );
            const left = offered[part].filter((member) => !open.some((group) => isIn(group)(member)));
            expect(few(left.length), `${part} by ${by}`).toBe(false);
          }
      }),
      { numRuns: 150 },
    );
    expect(told, "enough was told for this to say something").toBeGreaterThan(50);
    expect(untold).toBeGreaterThan(50);
  });

  it("is untold where one of eighteen never did it, one of them lately did not, or one did it unasked", () => {
    const some = (count: number, one: Partial<Drawn[number]>): Drawn =>
      Array.from({ length: count }, () => ({
        unit: "u1",
        role: "r1",
        location: "l1",
        standing: "trying",
        ever: true,
        recent: true,
        ...one,
      }));
    const unasked = some(30, { standing: "", ever: false, recent: false });
    const tells = (drawn: Drawn) => {
      const { split } = offer(drawn);
      return (["recent", "keeps", "ever", "besides"] as const).filter((part) => split.isTold(part, undefined));
    };
    expect(tells([...some(9, {}), ...some(9, { recent: false }), ...unasked])).toEqual([
      "recent",
      "keeps",
      "ever",
      "besides",
    ]);
    const lone = some(1, { ever: false, recent: false });
    expect(tells([...some(9, {}), ...some(8, { recent: false }), ...lone, ...unasked])).toEqual([
      "recent",
      "keeps",
      "besides",
    ]);
    expect(tells([...some(17, {}), ...lone, ...unasked])).not.toContain("recent");
    const curious = some(1, { standing: "" });
    const habit = some(12, { standing: "adopted" });
    expect(tells([...habit, ...some(9, { recent: false }), ...some(6, {}), ...unasked, ...curious])).toEqual(["keeps"]);
  });
});
