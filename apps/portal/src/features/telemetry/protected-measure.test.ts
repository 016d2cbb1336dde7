import { expect, it } from "vitest";
import { isProtected } from "./protected-measure";

it("tells a number left out for the sake of the few from one that is not known", () => {
  const measure = { key: "dormant", unit: "people", value: null, before: null, of: 20 } as const;
  expect(isProtected(measure)).toBe(true);
  expect(isProtected({ ...measure, value: 0 })).toBe(false);
  expect(isProtected({ ...measure, of: 0 }), "of nobody, nobody is protected").toBe(false);
  expect(isProtected({ ...measure, key: "median", unit: "days" }), "not there yet").toBe(false);
});
