import type { PrivacyMode } from "../contract";
import { minimumGroupSize } from "./protection";

/** The fewest people a figure is shown for: 10 where a works council agreed the rules, 5 otherwise. */
export function groupMinimum(mode: PrivacyMode): number {
  return mode === "works_council" ? 10 : minimumGroupSize;
}
