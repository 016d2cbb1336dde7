import { expect, it } from "vitest";
import { newId } from "./columns";

it("ids made for one instant come in the order they were made, whatever is made between them", () => {
  const at = Date.parse("2026-11-21T12:00:00Z");
  const made = Array.from({ length: 5_000 }, (_, index) => {
    newId(at + index);
    return newId(at);
  });
  expect(made.toSorted()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
});

it("an id is a UUID of version 7 that begins with its time", () => {
  const id = newId(Date.parse("2026-11-21T12:00:00Z"));
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  expect(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16)).toBe(Date.parse("2026-11-21T12:00:00Z"));
});
