import type { AnswerData, MeasureData } from "./insight-types";
import type { Tile } from "./use-dashboard";

/** Less than this part of what it was is no news: figures of people move by that by themselves. */
const newsMin = 0.03;

/**
 * The question whose first number moved by the largest part of what it was before; "little" where the largest is no news, undefined
 * where of none it is known what it was.
 */
export function movedMost(
  tiles: readonly Tile[],
  answers: readonly AnswerData[],
): { name: string; measure: MeasureData } | "little" | undefined {
  const moved = tiles.flatMap(({ name }, at) => {
    const answer = answers[at];
    const measure = answer && "measures" in answer ? answer.measures[0] : undefined;
    if (!measure || measure.value === null || measure.before === null || measure.before === 0) return [];
    return [{ name, measure, by: Math.abs(measure.value / measure.before - 1) }];
  });
  const most = moved.toSorted((one, other) => other.by - one.by)[0];
  return most && most.by < newsMin ? "little" : most;
}
