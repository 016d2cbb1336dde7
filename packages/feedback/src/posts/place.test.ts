import { expect, test } from "vitest";
import { PlaceUnknown } from "../errors";
import { placeFromCursor, placeToCursor } from "./place";

const place = { votes: 3, postedOn: "2026-11-17", id: "0198aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee" };

test("a place comes back as it went out", () => {
  expect(placeFromCursor(placeToCursor(place))).toEqual(place);
});

test("a place the database could not look up is refused before it gets there", () => {
  for (const wrong of [{ postedOn: "0000-01-01" }, { votes: 2_147_483_648 }, { votes: -1 }, { id: "x" }])
    expect(() => placeFromCursor(placeToCursor({ ...place, ...wrong }))).toThrow(PlaceUnknown);
});
