import { expect, it } from "vitest";
import { peopleChosen, unitRows } from "./unit-tree";

const units = [
  { id: "bogota", parentId: "sales", name: "Bogotá", people: 6 },
  { id: "company", parentId: null, name: "Company", people: 1 },
  { id: "sales", parentId: "company", name: "Sales", people: 2 },
  { id: "service", parentId: "company", name: "Service", people: 5 },
];

it("units come in the order of the tree, with everybody below them", () => {
  expect(unitRows(units).map((row) => [row.name, row.depth, row.peopleBelow])).toEqual([
    ["Company", 0, 14],
    ["Sales", 1, 8],
    ["Bogotá", 2, 6],
    ["Service", 1, 5],
  ]);
});

it("nobody is counted twice where a unit and one above it are chosen", () => {
  expect(peopleChosen(unitRows(units), new Set(["sales", "bogota", "service"]))).toBe(13);
});

it("a unit whose parent is unknown stands at the top instead of vanishing", () => {
  expect(unitRows([{ id: "a", parentId: "gone", name: "A", people: 1 }])).toMatchObject([{ depth: 0 }]);
});
