import { describe, expect, it } from "vitest";
import { protectMembers } from "./cut";
import type { Member } from "./members";
import { offeredTo } from "./offer";
import { protectOffer } from "./protect-offer";

let next = 0;
const hire = (count: number, unit: string, role: string): Member[] =>
  Array.from({ length: count }, () => {
    next += 1;
    const number = next;
    return { personId: `p${number}`, number, unit, role, location: "none", startsOn: "2020-01-01", endsOn: null };
  });
const decide = (there: readonly Member[], states: ReadonlyMap<string, string>) =>
  protectOffer(
    offeredTo({ there, asked: states, ever: () => false, recent: () => false }),
    protectMembers(there, "2026-11-20", 5),
    5,
  );
const stateOf = (members: readonly Member[], state: string) =>
  members.map(({ personId }) => [personId, state] as const);

describe("those who could, those who wait and those nobody asked", () => {
  it("are all told where each is many", () => {
    const [able, waiting, rest] = [hire(10, "north", "seller"), hire(6, "north", "seller"), hire(9, "south", "agent")];
    const states = new Map([...stateOf(able, "trying"), ...stateOf(waiting, "waiting")]);
    const { able: shown, unasked } = decide([...able, ...waiting, ...rest], states);
    expect([shown.total, unasked.total]).toEqual(["shown", "shown"]);
  });

  it("keep the use of those nobody asked where it would leave that of few who wait", () => {
    // Sellers who are asked and sellers who are not: no page shows them apart from those who wait.
    const [able, waiting, rest] = [hire(10, "north", "seller"), hire(3, "north", "seller"), hire(9, "north", "seller")];
    const states = new Map([...stateOf(able, "trying"), ...stateOf(waiting, "waiting")]);
    const { able: shown, unasked } = decide([...able, ...waiting, ...rest], states);
    expect([shown.total, unasked.total]).toEqual(["shown", "complement"]);
    expect([shown.groups.unit.get("north"), unasked.groups.unit.get("north")]).toEqual(["shown", "complement"]);
  });

  it("keep everything where a unit's own page less those who could leaves few", () => {
    const [able, lead, rest] = [hire(10, "north", "seller"), hire(2, "north", "lead"), hire(9, "south", "agent")];
    const { able: shown } = decide([...able, ...lead, ...rest], new Map(stateOf(able, "trying")));
    expect(shown.total).toBe("complement");
    expect(shown.groups.unit.get("north")).toBe("complement");
  });
});
