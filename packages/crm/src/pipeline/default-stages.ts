import type { GateField, StageKind } from "../contract";

interface DefaultStage {
  name: { en: string; es: string };
  kind: StageKind;
  requires: readonly GateField[];
}

/** The pipeline an organisation starts with, in its own language. */
export const defaultStages: readonly DefaultStage[] = [
  { name: { en: "New", es: "Nueva" }, kind: "open", requires: [] },
  { name: { en: "Qualified", es: "Cualificada" }, kind: "open", requires: [] },
  {
    name: { en: "Proposal", es: "Propuesta" },
    kind: "open",
    requires: ["amountMinor", "closesOn", "nextStep", "nextStepOn"],
  },
  { name: { en: "Won", es: "Ganada" }, kind: "won", requires: ["amountMinor"] },
  { name: { en: "Lost", es: "Perdida" }, kind: "lost", requires: ["reason"] },
];
