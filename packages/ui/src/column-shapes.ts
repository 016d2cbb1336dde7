import { range, ticks } from "d3-array";

/** Whole numbers for the axis of a count, from zero, about four. */
export function wholeTicks(top: number): number[] {
  return ticks(0, top, 4).filter((value) => Number.isInteger(value));
}

/** Which columns have their word under them: as many as fit, counted back from the last. */
export function columnTicks(columns: number, width: number, tickWidth: number): number[] {
  const fitting = Math.max(1, Math.floor(width / tickWidth));
  const every = Math.max(1, Math.ceil(columns / fitting));
  return range(columns - 1, -1, -every).toReversed();
}

/** A line through what is known; it stops where something is not. */
export function columnPath(points: readonly (readonly [x: number, y: number] | undefined)[]): string {
  let pen = "M";
  return points
    .map((point) => {
      const piece = point ? `${pen}${point[0].toFixed(1)} ${point[1].toFixed(1)}` : "";
      pen = point ? "L" : "M";
      return piece;
    })
    .join("");
}
