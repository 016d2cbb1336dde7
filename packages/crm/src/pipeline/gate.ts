import type { GateField } from "../contract";

/** The values a gate looks at. */
export interface GateSubject {
  amountMinor: number | null;
  closesOn: string | null;
  nextStep: string | null;
  nextStepOn: string | null;
  reason: string | null;
}

/** Every field the stage asks for that is still empty, all at once. An amount of zero is an answer; an empty text is not. */
export function unmetFields(requires: readonly string[], subject: GateSubject): GateField[] {
  return (requires as readonly GateField[]).filter((field) => {
    const value = subject[field];
    return value === null || value === undefined || (typeof value === "string" && value.trim() === "");
  });
}
