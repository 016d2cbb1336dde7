import type { GateField, StageKind } from "../contract";

interface DefaultStage {
  name: { en: string; es: string };
  kind: StageKind;
  requires: readonly GateField[];
}

/**
 * The pipeline an organisation starts with, in its own language. "Won" asks for amount and date as "Proposal" does, so that a
 * deal moved past the proposal is not counted without them.
 */
export const defaultStages: readonly DefaultStage[] = [
  { name: { en: "New", es: "Nueva" }, kind: "open", requires: [] },
  { name: { en: "Qualified", es: "Cualificada" }, kind: "open", requires: [] },
  {
    name: { en: "Proposal", es: "Propuesta" },
    kind: "open",
    requires: ["amountMinor", "closesOn", "nextStep", "nextStepOn"],
  },
  { name: { en: "Won", es: "Ganada" }, kind: "won", requires: ["amountMinor", "closesOn"] },
  { name: { en: "Lost", es: "Perdida" }, kind: "lost", requires: ["reason"] },
];
