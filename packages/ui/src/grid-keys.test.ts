import { expect, it } from "vitest";
import { gridAct, selectionAfter } from "./grid-keys";

const size = { rows: 3, columns: 4 };
const key = (name: string, more: Partial<Record<"shiftKey" | "ctrlKey" | "metaKey" | "altKey", boolean>> = {}) => ({
  key: name,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

it("arrows, and j and k, move one cell and stop at the edges", () => {
  expect(gridAct(key("j"), { row: 0, column: 1 }, size, true)).toMatchObject({ to: { row: 1, column: 1 } });
  expect(gridAct(key("ArrowDown"), { row: 2, column: 1 }, size, true)).toMatchObject({ to: { row: 2, column: 1 } });
  expect(gridAct(key("ArrowLeft"), { row: 2, column: 0 }, size, true)).toMatchObject({ to: { row: 2, column: 0 } });
});

it("whoever turned single letters off keeps the arrows, Space, Enter and F2", () => {
  const at = { row: 0, column: 0 };
  for (const letter of ["j", "k", "x", "e", "o", "/"]) expect(gridAct(key(letter), at, size, false)).toBeUndefined();
  expect(gridAct(key("F2"), at, size, false)).toEqual({ act: "edit" });
  expect(gridAct(key(" "), at, size, false)).toEqual({ act: "select", extend: false });
});

it("the browser's own shortcuts are left alone", () => {
  expect(gridAct(key("k", { ctrlKey: true }), { row: 0, column: 0 }, size, true)).toBeUndefined();
  expect(gridAct(key("ArrowLeft", { altKey: true }), { row: 0, column: 0 }, size, true)).toBeUndefined();
});

it("with shift, everything between the last row pressed and this one is chosen", () => {
  const ids = ["a", "b", "c", "d"];
  const first = selectionAfter(ids, new Set(), 0, undefined);
  expect([...selectionAfter(ids, first, 2, 0)].sort()).toEqual(["a", "b", "c"]);
  expect([...selectionAfter(ids, new Set(["a"]), 0, undefined)]).toEqual([]);
});
