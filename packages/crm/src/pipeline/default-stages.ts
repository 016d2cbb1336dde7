import type { StageKind } from "../contract";
import type { StagedType } from "../record-types";

type InTwo = { en: string; es: string };

interface DefaultStage {
  name: InTwo;
  kind: StageKind;
  requires: readonly string[];
  probability?: number;
  staysDaysMax?: number;
}

interface DefaultPipeline {
  name: InTwo;
  idleDays: number;
  stages: readonly DefaultStage[];
}

/**
 * What an organisation starts with, in its own language; everything can be changed. "Won" asks for amount and date as "Proposal"
 * does, so that a deal is not counted without them.
 */
export const defaultPipelines: Readonly<Record<StagedType, DefaultPipeline>> = {
  opportunity: {
    name: { en: "Sales", es: "Ventas" },
    idleDays: 14,
    stages: [
      { name: { en: "New", es: "Nueva" }, kind: "open", requires: [], probability: 10 },
      { name: { en: "Qualified", es: "Cualificada" }, kind: "open", requires: [], probability: 25 },
      {
        name: { en: "Proposal", es: "Propuesta" },
        kind: "open",
        requires: ["amountMinor", "closesOn", "nextStep", "nextStepOn"],
        probability: 50,
      },
      { name: { en: "Won", es: "Ganada" }, kind: "won", requires: ["amountMinor", "closesOn"], probability: 100 },
      { name: { en: "Lost", es: "Perdida" }, kind: "lost", requires: ["reason"] },
    ],
  },
  lead: {
    name: { en: "Leads", es: "Clientes potenciales" },
    idleDays: 7,
    stages: [
      { name: { en: "New", es: "Nuevo" }, kind: "open", requires: [], staysDaysMax: 3 },
      { name: { en: "Contacted", es: "Contactado" }, kind: "open", requires: [], staysDaysMax: 14 },
      { name: { en: "Qualified", es: "Cualificado" }, kind: "open", requires: ["interest"], staysDaysMax: 14 },
      { name: { en: "Converted", es: "Convertido" }, kind: "won", requires: [] },
      { name: { en: "Disqualified", es: "Descartado" }, kind: "lost", requires: ["reason"] },
    ],
  },
  case: {
    name: { en: "Cases", es: "Casos" },
    idleDays: 3,
    stages: [
      { name: { en: "New", es: "Nuevo" }, kind: "open", requires: [], staysDaysMax: 1 },
      { name: { en: "In progress", es: "En curso" }, kind: "open", requires: ["priority"], staysDaysMax: 5 },
      {
        name: { en: "Waiting for the customer", es: "A la espera del cliente" },
        kind: "open",
        requires: [],
        staysDaysMax: 14,
      },
      { name: { en: "Solved", es: "Resuelto" }, kind: "won", requires: ["resolution"] },
      { name: { en: "Closed without a solution", es: "Cerrado sin solución" }, kind: "lost", requires: ["reason"] },
    ],
  },
};
