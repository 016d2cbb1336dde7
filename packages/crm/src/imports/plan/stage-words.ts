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
  "unspecified",
  "lead",
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
  "waiting for support",
  "waiting for agent",
  "awaiting agent",
];
const waitingWords = /\b(wait|waiting|awaiting|hold|pending|espera|pendiente|paused|attente)\b/;
const proposalWords =
  /\b(propos(?!ition)|quot(?:e|ation)|negotiat|propuesta|presupuest|cotizacion|oferta|negociacion|contract|contrato)/;

/*
 * The words above stand alone; in longer ones ("Closed Lost to Competition", "En curso (asignada)") these are looked for. A deal that
 * is lost stays lost whatever else is said, and what is not so yet stands before what it is not.
 */
const lostInside =
  /\b(lost|perdid[oa]s?|unsuccessful|cancel|cancell?ed|cancelad[oa]s?|reject(?:ed)?|rechazad[oa]s?|declined|withdrawn|abandoned|abandonad[oa]s?|descartad[oa]s?|disqualified|unqualified|junk|spam|duplicated?|dup|merged|removed|won t (?:do|fix)|not (?:qualified|interested|viable)|no (?:interesad|cualificad|calificad)[oa]s?)\b/;
const wonSurely = /\b(won|ganad[oa]s?|signed|firmad[oa]s?)\b/;
const negated = /\b(not|no|non|un|never|sin)\b/;
const newInside =
  /\b(?:(?:not|no|sin|un) ?(?:contacted|started|assigned|contactad[oa]|contactar|asignad[oa]|asignar|empezad[oa]|iniciad[oa])|to do|backlog|new|nuev[oa]s?|prospect\w*|prospeccion|identified|identificad[oa]s?|por hacer|nouveau|neu|offen|ouvert)\b/;
const wonInside =
  /\b(successful|resolved|solved|closed|done|completed?|finished|cerrad[oa]s?|resuelt[oa]s?|solucionad[oa]s?|finalizad[oa]s?|completad[oa]s?|terminad[oa]s?|converted|convertid[oa]s?|resolu|clos|geschlossen)\b/;
const activeInside =
  /\b(progress|work(?:ing)?|assigned|started|processing|qualif\w+|cualific\w+|calific\w+|discovery|demo|presentation|presentacion|needs|value proposition|decision|perception|evaluat\w+|evaluacion|engag\w+|contact(?:ed|ad[oa])?|attempted|meeting|reunion|visita|appointment|nurtur\w+|interested|interesad[oa]|curso|cours|proceso|tratamiento|asignad[oa]s?|escalat\w+|escalad[oa]|reopened|reabiert[oa]|seguimiento|follow up|investigat\w+)\b/;

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
  const end = (kind: "won" | "lost") => pipeline.find((stage) => stage.kind === kind);
  const guess = (word: string): Stage | undefined => {
    if (wonWords.includes(word)) return end("won");
    if (lostWords.includes(word)) return end("lost");
    if (newWords.includes(word)) return open[0];
    if (activeWords.includes(word)) return open[1] ?? open[0];
    if (lostInside.test(word)) return end("lost");
    if (wonSurely.test(word) && !negated.test(word)) return end("won");
    const proposal = open.find((stage) => proposalWords.test(fold(stage.name)));
    if (proposal && proposalWords.test(word)) return proposal;
    if (waitingWords.test(word)) return open.find((stage) => waitingWords.test(fold(stage.name))) ?? open[1];
    if (proposalWords.test(word)) return open.at(-1);
    return undefined;
  };
  // The longest name of ours a text has in it, an end of the pipeline before any other.
  const names = [...byName.keys()].sort(
    (a, b) => Number(byName.get(a)?.kind === "open") - Number(byName.get(b)?.kind === "open") || b.length - a.length,
  );
  const within = (word: string): Stage | undefined => {
    if (newInside.test(word)) return open[0];
    if (negated.test(word)) return undefined;
    const named = names.find((name) => name !== "" && ` ${word} `.includes(` ${name} `));
    if (named !== undefined) return byName.get(named);
    if (wonInside.test(word)) return end("won");
    return activeInside.test(word) ? (open[1] ?? open[0]) : undefined;
  };
  const known = new Map<string, Stage | undefined>();
  return (text) => {
    if (known.has(text)) return known.get(text);
    const word = fold(text);
    const bare = word.replace(/^\d+ /, "");
    const stage = meant.get(word) ?? byName.get(word) ?? byName.get(bare) ?? guess(word) ?? guess(bare) ?? within(bare);
    if (known.size < 1_000) known.set(text, stage);
    return stage;
  };
}
