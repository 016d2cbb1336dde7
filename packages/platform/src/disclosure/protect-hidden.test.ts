import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { protectHidden } from "./protect-hidden";
import { smallestExposedGroup } from "./testing/attacker";

const ways = { blocks: ["unit", "wave"], crossing: "role" } as const;
const groupings = ["unit", "wave", "role"] as const;
const units = (sizes: Record<string, number>) =>
  Object.entries(sizes).map(([unit, people]) => ({ unit, wave: "1", role: "r", people }));
const without =
  (...closed: string[]) =>
  (_: string, key: string) =>
    !closed.includes(key);

describe("protectHidden", () => {
  it("hides a second unit where the only closed one would be the column's total less the cells shown", () => {
    const { total, groups } = protectHidden(
      ways,
      units({ sales: 64, service: 71, finance: 13 }),
      5,
      without("finance"),
    );
    expect(total).toBe("shown");
    expect(Object.fromEntries(groups.unit)).toEqual({ service: "shown", sales: "complement", finance: "complement" });
  });

  it("hides nothing more where two closed units stand behind what is left", () => {
    const atoms = units({ sales: 64, service: 71, finance: 13, systems: 4 });
    const { groups } = protectHidden(ways, atoms, 5, without("finance", "systems"));
    expect(Object.fromEntries(groups.unit)).toEqual({
      service: "shown",
      sales: "shown",
      finance: "complement",
      systems: "small",
    });
  });

  it("hides the total and what adds up to it where nobody but the closed unit is asked", () => {
    const { total, groups } = protectHidden(ways, units({ finance: 13 }), 5, without("finance"));
    expect([total, groups.wave.get("1"), groups.role.get("r")]).toEqual(["complement", "complement", "complement"]);
  });

  it("hides the job role that is the closed unit by another name, and no unit", () => {
    const atoms = [
      { unit: "sales", wave: "1", role: "seller", people: 40 },
      { unit: "service", wave: "1", role: "agent", people: 30 },
      { unit: "finance", wave: "1", role: "accountant", people: 13 },
      { unit: "systems", wave: "1", role: "engineer", people: 4 },
    ];
    const { groups } = protectHidden(ways, atoms, 5, without("finance", "systems"));
    expect(groups.role.get("accountant")).not.toBe("shown");
    expect([groups.unit.get("sales"), groups.unit.get("service")]).toEqual(["shown", "shown"]);
  });

  it("leaves an attacker neither a hidden unit of any size nor anything over fewer than k people", () => {
    const name = (of: string, most: number) => fc.integer({ min: 0, max: most }).map((index) => `${of}${index}`);
    const some = fc.uniqueArray(fc.tuple(name("u", 2), name("w", 1), name("r", 2), fc.integer({ min: 1, max: 20 })), {
      selector: ([unit, wave, role]) => `${unit} ${wave} ${role}`,
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(some, fc.subarray(["u0", "u1", "w0", "r0"]), (rows, closed) => {
        const atoms = rows.map(([unit, wave, role, people]) => ({ unit, wave, role, people }));
        const { total, groups } = protectHidden(ways, atoms, 5, without(...closed));
        const rowOf = (by: (typeof groupings)[number], key: string) => atoms.map((atom) => Number(atom[by] === key));
        const shown = groupings.flatMap((by) =>
          [...groups[by]].flatMap(([key, is]) => (is === "shown" ? [rowOf(by, key)] : [])),
        );
        if (total === "shown") shown.push(atoms.map(() => 1));
        expect(
          smallestExposedGroup(
            shown,
            atoms.map(({ people }) => people),
          ),
        ).toBeGreaterThanOrEqual(5);
        for (const by of groupings)
          for (const [key, is] of groups[by])
            if (is !== "shown" && by === "unit") {
              // Worked out, its atoms alone would weigh nothing and everybody else's something.
              const target = rowOf(by, key);
              const exposed = smallestExposedGroup(
                shown,
                target.map((isIn) => (isIn ? 1 : 1_000)),
              );
              expect(exposed === target.reduce((sum, isIn) => sum + isIn, 0), `${by} ${key}`).toBe(false);
            }
      }),
      { numRuns: 300 },
    );
  });
});
