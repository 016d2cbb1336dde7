/** A line and where the figure stood when it was last looked at. */
export interface Line {
  condition: "above" | "below" | "changes";
  threshold: number;
  /** The period in which it was found beyond the line; null while it is not. */
  crossedIn: string | null;
}

/** What is known of the figure now. */
export interface Reached {
  /** First day of the period the value is of. */
  period: string;
  /** Periods overlap, because they move on with every day. */
  rolling: boolean;
  value: number;
  before: number | null;
}

/** What happens: nothing, it comes back, it stays beyond, or it has crossed. */
export type Crossing = "none" | "back" | "beyond" | "crossed";

/**
 * Whether a figure has crossed its line. A crossing happens once and lasts until the figure is back, however often it is looked at.
 * "Changes" is about one period and the one before it, so every whole period beyond the line is a crossing of its own, while a window
 * that moves on by a day has crossed only when it had not the day before. Equal to the line is not beyond it.
 */
export function crossingOf(line: Line, reached: Reached): Crossing {
  if (!isBeyond(line, reached)) return line.crossedIn === null ? "none" : "back";
  if (line.crossedIn === null) return "crossed";
  const another = line.condition === "changes" && !reached.rolling && line.crossedIn !== reached.period;
  return another ? "crossed" : "beyond";
}

function isBeyond({ condition, threshold }: Line, { value, before }: Reached): boolean {
  if (condition === "above") return value > threshold;
  if (condition === "below") return value < threshold;
  if (before === null) return false;
  // From nothing, anything at all is more than any part of it.
  return before === 0 ? value !== 0 : Math.abs(value - before) / Math.abs(before) > threshold;
}
