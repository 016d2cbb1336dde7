import fc from "fast-check";
import { expect, it } from "vitest";
import { type DidAlike, type PreviewFigure, protectPreview } from "./protect-preview";

const minimum = 5;
const few = (people: number) => people > 0 && people < minimum;
const roles = ["a", "b", "c"];

/** Each with a job role, and how often they did it in the north and elsewhere. */
const crew = fc.array(
  fc.record({
    role: fc.constantFrom(...roles),
    north: fc.constantFrom(0, 0, 1, 1, 1, 2, 3, 5),
    south: fc.constantFrom(0, 0, 0, 0, 1, 3),
  }),
  { minLength: 20, maxLength: 70 },
);

it("leaves nobody or enough people between any two answers about the same period, whichever are asked for", {
  timeout: 120_000,
}, () => {
  let told = 0;
  fc.assert(
    fc.property(crew, (people) => {
      const asked = new Map(roles.map((role) => [role, people.filter((each) => each.role === role).length]));
      const isOpen = (role: string) => !few(asked.get(role) ?? 0);
      if ([...asked.values()].some(few)) return;
      const ask = (target: number, role: string | null, properties: 0 | 1): PreviewFigure => {
        const did = people.flatMap(({ role: own, north, south }): DidAlike[] => {
          const uses = north + south;
          const matching = properties === 0 ? uses : north;
          const masks = properties === 0 ? [0] : [...(north > 0 ? [1] : []), ...(south > 0 ? [0] : [])];
          const alike = { role: own, people: 1, masks, events: matching };
          return uses > 0 ? [{ ...alike, uses: Math.min(uses, target), matching: Math.min(matching, target) }] : [];
        });
        return protectPreview(did, { asked, role, target, properties, minimum, isOpen });
      };
      for (const properties of [0, 1] as const) {
        for (const role of [null, ...roles]) {
          const met = [1, 2, 3, 4, 6, 9].flatMap((target) => ask(target, role, properties).met ?? []);
          for (const one of met) for (const other of met) expect(few(Math.abs(one - other)), "two targets").toBe(false);
          told += met.length;
        }
        for (const target of [1, 3]) {
          for (const key of ["people", "met"] as const) {
            const all = ask(target, null, properties)[key];
            const parts = roles.flatMap((role) => ask(target, role, properties)[key] ?? []);
            if (all !== null) expect(few(all - parts.reduce((sum, part) => sum + part, 0)), "job roles").toBe(false);
          }
        }
      }
      for (const role of [null, ...roles])
        for (const target of [1, 2, 3, 4]) {
          const [plain, north] = [ask(target, role, 0), ask(target, role, 1)];
          for (const key of ["people", "met"] as const)
            if (plain[key] !== null && north[key] !== null)
              expect(few(plain[key] - north[key]), "with a filter and without").toBe(false);
        }
    }),
    { numRuns: 60, seed: 28 },
  );
  expect(told).toBeGreaterThan(60);
});
