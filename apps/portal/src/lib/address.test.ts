import { expect, it } from "vitest";
import { address, id, listOf, oneOf, text } from "./address";

const page = address({ q: text(5), owner: oneOf("mine", "all"), person: id, columns: listOf(text(10), 2) });

it("an address says what it is known to say", () => {
  expect(page.parse({ q: "acer", owner: "all", columns: ["name", "city"] })).toEqual({
    q: "acer",
    owner: "all",
    columns: ["name", "city"],
  });
});

it("a mangled address opens the page without what was mangled", () => {
  expect(page.parse({ q: { a: 1 }, owner: "whose", person: "7", columns: "name", more: 1 })).toEqual({});
  expect(page.parse(undefined)).toEqual({});
});

it("a number written by hand is the text it was, and what is too long is left out", () => {
  expect(page.parse({ q: 123 })).toEqual({ q: "123" });
  expect(page.parse({ q: "123456" })).toEqual({});
});

it("a list keeps what is of its kind, up to its bound", () => {
  expect(page.parse({ columns: ["a", 1, {}, "b"] })).toEqual({ columns: ["a", "1"] });
});
