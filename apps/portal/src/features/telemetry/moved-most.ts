import type { AnswerData, MeasureData } from "./insight-types";
import type { Tile } from "./use-dashboard";

/** The question whose first number moved by the largest part of what it was before; undefined where none is known to have moved. */
export function movedMost(
  tiles: readonly Tile[],
  answers: readonly AnswerData[],
): { name: string; measure: MeasureData } | undefined {
  const moved = tiles.flatMap(({ name }, at) => {
    const answer = answers[at];
    const measure = answer && "measures" in answer ? answer.measures[0] : undefined;
    if (!measure || measure.value === null || measure.before === null || measure.before === 0) return [];
    return [{ name, measure, by: Math.abs(measure.value / measure.before - 1) }];
  });
  const most = moved.toSorted((one, other) => other.by - one.by)[0];
  return most && most.by > 0 ? most : undefined;
}
