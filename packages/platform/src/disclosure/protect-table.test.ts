import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { protectTable, type TableToProtect } from "./protect-table";
import { isTooSmall } from "./protection";
import { smallestExposedGroup } from "./testing/attacker";

/** Each row: own size, then one number a column. */
const table = (columns: readonly string[], sizes: Record<string, readonly number[]>): TableToProtect => ({
  rows: Object.entries(sizes).map(([key, [people = 0]]) => ({ key, people })),
  cells: Object.entries(sizes).flatMap(([row, [, ...counts]]) =>
    columns.map((column, index) => ({ row, column, people: counts[index] ?? 0 })),
  ),
});

const shownAs = (input: TableToProtect, k?: number) =>
  Object.fromEntries(
    [...protectTable(input, k).cells].map(([row, byColumn]) => [row, [...byColumn.values()].join(" ")]),
  );

const rolloutPage = table(["contact", "mail", "next step", "cases", "knowledge"], {
  "Sales · Bogotá": [64, 64, 64, 64, 64, 64],
  "Sales · México": [58, 58, 58, 58, 58, 58],
  "Service · Bogotá": [71, 71, 71, 71, 71, 71],
  Marketing: [32, 32, 32, 0, 32, 32],
  Systems: [4, 4, 4, 4, 4, 4],
  Finance: [13, 13, 13, 13, 13, 13],
});

const randomTable = fc.integer({ min: 1, max: 3 }).chain((width) =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.array(fc.nat(100), { minLength: width, maxLength: width })), {
      minLength: 1,
      maxLength: 4,
    })
    .map((rows) =>
      table(
        Array.from({ length: width }, (_, index) => `behaviour ${index}`),
        Object.fromEntries(
          rows.map(([people, shares], index) => [
            `group ${index}`,
            [people, ...shares.map((share) => Math.round((people * share) / 100))],
          ]),
        ),
      ),
    ),
);

describe("protectTable", () => {
  it("shows the rollout page as drawn: Systems hidden, Finance hidden with it, what is not asked left alone", () => {
    const hidden = (why: string) => Array.from({ length: 5 }, () => why).join(" ");
    expect(shownAs(rolloutPage)).toEqual({
      "Sales · Bogotá": hidden("shown"),
      "Sales · México": hidden("shown"),
      "Service · Bogotá": hidden("shown"),
      Marketing: hidden("shown"),
      Systems: hidden("small"),
      Finance: hidden("complement"),
    });
  });

  it("hides the few of a large group who are asked for a behaviour, and the smallest other cell of that column", () => {
    const input = table(["all", "few"], { a: [40, 40, 3], b: [30, 30, 30], c: [20, 20, 20] });
    expect(shownAs(input)).toEqual({ a: "shown small", b: "shown shown", c: "shown complement" });
  });

  it("complements a column again where the hidden groups have too few people in it", () => {
    const input = table(["one", "two"], { a: [40, 40, 40], b: [30, 30, 30], c: [13, 13, 0], d: [4, 4, 3] });
    expect(shownAs(input)).toEqual({
      a: "shown shown",
      b: "shown complement",
      c: "complement complement",
      d: "small small",
    });
  });

  it("hides the total of a behaviour that fewer than k people are asked for, and the sum it is part of", () => {
    const result = protectTable(table(["all", "few"], { a: [40, 40, 2], b: [30, 30, 1] }));
    expect(Object.fromEntries(result.columns)).toEqual({ all: "shown", few: "small" });
    expect(result.tableSum).toBe("small");
  });

  it("shows a group's sum over behaviours only where each of its cells is shown", () => {
    const input = table(["all", "few"], { a: [40, 40, 3], b: [30, 30, 30], c: [20, 20, 20] });
    const result = protectTable(input);
    expect(Object.fromEntries(result.rowSums)).toEqual({ a: "small", b: "shown", c: "complement" });
    expect(result.tableSum).toBe("shown");
  });

  it("leaves an attacker who has every figure shown, sums included, nothing over fewer than k people", () => {
    fc.assert(
      fc.property(randomTable, fc.integer({ min: 1, max: 8 }), (input, k) => {
        const result = protectTable(input, k);
        const { cells } = input;
        const figure = (holds: (cell: (typeof cells)[number]) => boolean) => cells.map((cell) => Number(holds(cell)));
        const shown = [
          ...cells
            .filter(({ row, column }) => result.cells.get(row)?.get(column) === "shown")
            .map((one) => figure((cell) => cell === one)),
          ...[...result.columns].flatMap(([key, is]) =>
            is === "shown" ? [figure(({ column }) => column === key)] : [],
          ),
          ...[...result.rowSums].flatMap(([key, is]) => (is === "shown" ? [figure(({ row }) => row === key)] : [])),
          ...(result.tableSum === "shown" ? [figure(() => true)] : []),
        ];
        const blocks = cells.map(({ people }) => people);
        expect(smallestExposedGroup(shown, blocks)).toBeGreaterThanOrEqual(k);
      }),
    );
  });

  it("never shows a cell of fewer than k people, or of a hidden group", () => {
    fc.assert(
      fc.property(randomTable, fc.integer({ min: 1, max: 8 }), (input, k) => {
        const result = protectTable(input, k);
        for (const { row, column, people } of input.cells) {
          const shown = result.cells.get(row)?.get(column) === "shown";
          if (isTooSmall(people, k) || result.rows.get(row) !== "shown") expect(shown).toBe(false);
        }
      }),
    );
  });

  it("refuses cells of an unknown row, given twice, or with people that are no count", () => {
    const rows = [{ key: "a", people: 9 }];
    const cell = { row: "a", column: "x", people: 9 };
    expect(() => protectTable({ rows, cells: [{ ...cell, row: "b" }] })).toThrow(RangeError);
    expect(() => protectTable({ rows, cells: [cell, cell] })).toThrow(RangeError);
    expect(() => protectTable({ rows, cells: [{ ...cell, people: -9 }] })).toThrow(RangeError);
  });
});
