import { protectGroupings } from "@arraigo/platform/disclosure";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Feature } from "./features";
import { limitsOfHeatMaps } from "./heat-columns";
import type { Member } from "./members";

interface Person {
  unit: string;
  role: string;
  wave: string;
}

const minimum = 5;
const roles = ["analyst", "clerk", "seller"];

/** One column of a heat map: in the same words every job role is asked for another event. */
function column(people: readonly Person[]) {
  const members = people.map(
    ({ unit, role }, at): Member => ({
      personId: `p${at}`,
      number: at,
      unit,
      role,
      location: "here",
      startsOn: "2026-01-01",
      endsOn: null,
    }),
  );
  const features = roles.map(
    (role): Feature => ({
      key: role,
      event: role,
      filter: null,
      behaviours: [
        {
          behaviourId: role,
          rolloutId: "crm",
          jobRoleId: role,
          name: { en: "Keeps records right", es: "Mantiene los registros al día" },
          required: true,
          cadence: "week",
        },
      ],
    }),
  );
  return limitsOfHeatMaps({
    features,
    members,
    minimum,
    scope: people.map(({ wave }, at) => ({ rolloutId: "crm", personId: `p${at}`, waveId: wave })),
    asked: (role) => members.flatMap((member) => (member.role === role ? [member.personId] : [])),
  });
}

const many = (count: number, person: Person) => Array.from({ length: count }, () => person);

describe("a feature beside the heat maps it is part of", () => {
  it("is not shown where the rest of its column would be told by subtraction: eight analysts beside three clerks", () => {
    const limit = column([
      ...many(8, { unit: "Finance", role: "analyst", wave: "one" }),
      ...many(3, { unit: "Ops", role: "clerk", wave: "one" }),
    ]);
    expect([limit("analyst").whole, limit("clerk").whole]).toEqual(["complement", "small"]);
    expect(limit("analyst").of({ by: "unit", key: "Finance" })).not.toBe("shown");
  });

  it("is not shown where its people are a unit whose cell is hidden, however many they are", () => {
    const limit = column([
      ...many(30, { unit: "Sales", role: "seller", wave: "one" }),
      ...many(8, { unit: "Finance", role: "analyst", wave: "one" }),
      ...many(3, { unit: "Ops", role: "clerk", wave: "one" }),
    ]);
    expect(["seller", "analyst", "clerk"].map((key) => limit(key).whole)).toEqual(["shown", "complement", "small"]);
  });

  it("leaves no sum over fewer than the minimum to whoever sets all features against all cells and totals", () => {
    const person = fc.record({
      unit: fc.constantFrom("a", "b", "c"),
      role: fc.constantFrom(...roles),
      wave: fc.constantFrom("one", "two"),
      count: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(person, { minLength: 1, maxLength: 9, selector: (p) => `${p.unit}${p.role}${p.wave}` }),
        (cells) => {
          const limit = column(cells.flatMap(({ count, ...each }) => many(count, each)));
          const heat = protectGroupings(
            { blocks: ["unit", "wave"], crossing: "role" },
            cells.map(({ count, ...each }) => ({ ...each, people: count })),
            minimum,
          );
          const shown: number[][] = [];
          const show = (isIn: (cell: (typeof cells)[number]) => boolean) =>
            shown.push(cells.map((cell) => Number(isIn(cell))));
          if (heat.total === "shown") show(() => true);
          for (const by of ["unit", "wave", "role"] as const)
            for (const [key, is] of heat.groups[by]) if (is === "shown") show((cell) => cell[by] === key);
          for (const key of roles) {
            if (limit(key).whole === "shown") show(({ role }) => role === key);
            for (const unit of ["a", "b", "c"])
              if (limit(key).of({ by: "unit", key: unit }) === "shown")
                show((cell) => cell.role === key && cell.unit === unit);
          }
          expect(
            smallestTold(
              shown,
              cells.map(({ count }) => count),
            ),
          ).toBeGreaterThanOrEqual(minimum);
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** The fewest people whose sum some weighing of the shown figures gives. */
function smallestTold(shown: readonly number[][], sizes: readonly number[]): number {
  const basis: { at: number; row: number[] }[] = [];
  const rest = (row: readonly number[]) =>
    basis.reduce((left, { at, row: known }) => left.map((x, i) => x - (left[at] ?? 0) * (known[i] ?? 0)), [...row]);
  for (const row of shown) {
    const left = rest(row);
    const at = left.findIndex((value) => Math.abs(value) > 1e-9);
    if (at >= 0) basis.push({ at, row: left.map((value) => value / (left[at] ?? 1)) });
  }
  let smallest = Number.POSITIVE_INFINITY;
  for (let set = 1; set < 2 ** sizes.length; set += 1) {
    const target = sizes.map((_, index) => (set >> index) & 1);
    const people = sizes.reduce((sum, size, index) => sum + size * (target[index] ?? 0), 0);
    if (people < smallest && rest(target).every((value) => Math.abs(value) < 1e-9)) smallest = people;
  }
  return smallest;
}
