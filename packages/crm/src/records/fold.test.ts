import { expect, it } from "vitest";
import { fold } from "./fold";

it("a text asked for again folds as it did, also after thousands of others", () => {
  const texts = ["Lucía  Gómez-Pérez", "MÜLLER & Söhne", "Straße", "  O'Neill ", "", "Ünal", "a".repeat(60)];
  const first = texts.map(fold);
  expect(first).toEqual(["lucia gomez perez", "muller sohne", "strasse", "o neill", "", "unal", "a".repeat(60)]);
  for (let each = 0; each < 20_000; each++) fold(`Name ${each}`);
  expect(texts.map(fold)).toEqual(first);
  expect(fold("Name 7")).toBe("name 7");
});
