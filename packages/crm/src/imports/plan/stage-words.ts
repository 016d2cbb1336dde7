import { stageAliases } from "../../pipeline/given-names";
import type { Stage } from "../../pipeline/list-stages";
import { fold } from "../../records/fold";

/** Words other systems use for where a record stands, folded, by what a stage of ours is. */
const wonWords = [
  "won",
  "closed won",
  "ganada",
  "ganado",
  "resolved",
  "solved",
  "closed",
  "complete",
  "completed",
  "done",
  "finished",
  "resuelto",
  "resuelta",
  "cerrado",
  "cerrada",
  "converted",
  "convertido",
  "customer",
  "cliente",
];
const lostWords = [
  "lost",
  "closed lost",
  "perdida",
  "perdido",
  "cancelled",
  "canceled",
  "rejected",
  "withdrawn",
  "dead",
  "disqualified",
  "unqualified",
  "junk",
  "spam",
  "cancelado",
  "rechazado",
  "descartado",
  "closed without a solution",
  "duplicate",
];
const newWords = [
  "new",
  "open",
  "nuevo",
  "nueva",
  "abierto",
  "abierta",
  "registered",
  "submitted",
  "prospecting",
  "not contacted",
  "unassigned",
];
const activeWords = [
  "active",
  "in progress",
  "working",
  "work in progress",
  "assigned",
  "en curso",
  "asignado",
  "activo",
  "contacted",
  "contactado",
  "attempted to contact",
  "qualification",
  "qualified",
  "discovery",
  "reopened",
  "escalated",
];
const waitingWords = /\b(wait|waiting|awaiting|hold|pending|espera|pendiente|paused)\b/;
const proposalWords = /\b(propos|quote|negotiat|propuesta|presupuesto|negociacion|contract)/;

/** Finds the stage a word means: by its own name first, then by what the word usually means elsewhere. */
export function stageFinder(
  stages: readonly Stage[],
  told: Readonly<Record<string, string>> = {},
): (text: string) => Stage | undefined {
  const byName = new Map<string, Stage>();
  for (const stage of stages) if (!byName.has(fold(stage.name))) byName.set(fold(stage.name), stage);
  // What is written in the file's language, not the reader's, and what no stage is called by itself.
  for (const stage of stages)
    for (const alias of stageAliases(stage.name)) if (!byName.has(fold(alias))) byName.set(fold(alias), stage);
  const byId = new Map(stages.map((stage) => [stage.id, stage]));
  const meant = new Map(Object.entries(told).map(([text, id]) => [fold(text), byId.get(id)]));
  const [first] = stages;
  const pipeline = stages.filter((stage) => stage.pipelineId === first?.pipelineId);
  const open = pipeline.filter((stage) => stage.kind === "open");
  const guess = (word: string): Stage | undefined => {
    if (wonWords.includes(word)) return pipeline.find((stage) => stage.kind === "won");
    if (lostWords.includes(word)) return pipeline.find((stage) => stage.kind === "lost");
    if (newWords.includes(word)) return open[0];
    if (activeWords.includes(word)) return open[1] ?? open[0];
    if (waitingWords.test(word)) return open.find((stage) => waitingWords.test(fold(stage.name))) ?? open[1];
    if (proposalWords.test(word)) return open.find((stage) => proposalWords.test(fold(stage.name))) ?? open.at(-1);
    return undefined;
  };
  const known = new Map<string, Stage | undefined>();
  return (text) => {
    if (known.has(text)) return known.get(text);
    const word = fold(text);
    const bare = word.replace(/^\d+ /, "");
    const stage = meant.get(word) ?? byName.get(word) ?? byName.get(bare) ?? guess(word) ?? guess(bare);
    if (known.size < 1_000) known.set(text, stage);
    return stage;
  };
}
