import { expect, it } from "vitest";
import { byBestHit } from "./by-best-hit";

const hits = (...titles: string[]) => titles.map((title) => ({ id: title, title, kind: "", to: `/${title}` }));
const listed = (text: string, ...answers: ReturnType<typeof hits>[]) =>
  byBestHit(answers, text).map(({ title }) => title);

it("a whole name comes before names that begin with it, these before names that have it, and these before the rest", () => {
  const [elsewhere, within, begins, whole] = [
    hits("Marta Vidal"),
    hits("El Grupo Andino"),
    hits("Grupo Andino Sur"),
    hits("Grupo Ándino"),
  ];
  expect(listed("grupo andino", elsewhere, within, begins, whole)).toEqual([
    "Grupo Ándino",
    "Grupo Andino Sur",
    "El Grupo Andino",
    "Marta Vidal",
  ]);
});

it("each search keeps its own order, and equally near ones stay as they were asked", () => {
  expect(listed("ana", hits("Mariana", "Ana"), hits("Ana Ruiz", "Susana"), [])).toEqual([
    "Mariana",
    "Ana",
    "Ana Ruiz",
    "Susana",
  ]);
  expect(listed("ana", hits("Ana Sanz"), hits("Ana Ruiz"))).toEqual(["Ana Sanz", "Ana Ruiz"]);
  expect(listed("ana", [], [])).toEqual([]);
});
