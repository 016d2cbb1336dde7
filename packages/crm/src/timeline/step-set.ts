import type { FieldChange } from "./tables";

/** Whether a change said what comes next and when; that nothing does is no next step. */
export function stepSet(changes: readonly FieldChange[], after: Readonly<Record<string, unknown>>): boolean {
  return changes.some(({ field }) => field === "nextStep" || field === "nextStepOn") && Boolean(after.nextStepOn);
}
