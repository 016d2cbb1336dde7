import { expect, it } from "vitest";
import { changedFields, conflictingFields } from "./conflicting-fields";

it("a field collides only where somebody else changed it to something other than what was written", () => {
  const was = { city: "Quito", phone: "1", email: null, tags: ["a"] };
  const now = { city: "Lima", phone: "2", email: "ana@example.org", tags: ["a"] };
  expect(conflictingFields(was, now, { city: "Cusco", phone: "2", tags: ["b"] })).toEqual(["city"]);
});

it("nothing, an empty text and an empty list are the same", () => {
  expect(changedFields({ city: null, tags: [], name: "A" }, { city: "", tags: [], name: "B" })).toEqual({ name: "B" });
});
