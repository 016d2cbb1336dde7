import type { CurvePoint } from "@arraigo/ui/adoption-curve";
import type { HeatRow } from "@arraigo/ui/heat-map";

/** Rows for looking at the drawings; the gallery is never part of the production bundle. */
export const curve: readonly CurvePoint[] = Array.from({ length: 21 }, (_, week) => {
  const plan = 0.9 / (1 + Math.exp(-(week - 5.2) / 2.2)) - 0.072;
  const shape = 0.62 / (1 + Math.exp(-(week - 5) / 2)) - 0.045;
  const known = week <= 11;
  const forecast = 0.57 + (week - 11) * 0.019;
  const spread = (week - 11) * 0.012;
  return {
    x: week,
    plan,
    value: known ? Math.max(0, shape) : undefined,
    forecast: week >= 11 && week <= 19 ? forecast : undefined,
    low: week >= 11 && week <= 19 ? forecast - spread : undefined,
    high: week >= 11 && week <= 19 ? forecast + spread : undefined,
  };
});

export const behaviours = [
  "Logs each contact",
  "Answers mail in 4 h",
  "Next step on every deal",
  "Closes cases with reason",
  "Uses shared knowledge",
].map((name, index) => ({ key: String(index), name }));

const groups: [string, number, (number | string)[]][] = [
  ["Sales · Bogotá", 64, [88, 74, 41, 69, 55]],
  ["Sales · México", 58, [91, 82, 66, 77, 60]],
  ["Service · Bogotá", 71, [79, 48, 22, 83, 39]],
  ["Marketing", 32, [84, 69, "not asked", 58, 47]],
  ["Systems", 4, ["< 5", "< 5", "< 5", "< 5", "< 5"]],
  ["Finance", 13, ["hidden", "hidden", "hidden", "hidden", "hidden"]],
];

export const heat: readonly HeatRow[] = groups.map(([name, count, cells]) => ({
  key: name,
  name,
  count,
  cells: cells.map((cell, index) =>
    typeof cell === "number"
      ? {
          share: cell / 100,
          shown: String(cell),
          low: cell < 45,
          label: `${name}, ${behaviours[index]?.name}: ${cell} %`,
        }
      : { hidden: cell },
  ),
}));

export const accounts = [
  {
    id: "1",
    name: "Aceros del Norte",
    owner: "Diego Ramos",
    city: "Bogotá",
    open: 48_000,
    touched: "2 days ago",
    stage: "Proposal",
  },
  {
    id: "2",
    name: "Grupo Andino",
    owner: "Diego Ramos",
    city: "Medellín",
    open: 125_400,
    touched: "today",
    stage: "Qualified",
  },
  {
    id: "3",
    name: "Clínica San Rafael",
    owner: "Lucía Ferrer",
    city: "México",
    open: 9_800,
    touched: "34 days ago",
    stage: "Won",
  },
  {
    id: "4",
    name: "Textiles Lago",
    owner: "Marta Quiroz",
    city: "Lima",
    open: 0,
    touched: "5 weeks ago",
    stage: "Lost",
  },
];
