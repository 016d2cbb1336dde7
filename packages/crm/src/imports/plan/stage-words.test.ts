import { describe, expect, it } from "vitest";
import { defaultPipelines } from "../../pipeline/default-stages";
import type { Stage } from "../../pipeline/list-stages";
import type { StagedType } from "../../record-types";
import { stageFinder } from "./stage-words";

const finder = (type: StagedType) => {
  const stages = defaultPipelines[type].stages.map(
    (stage, position) => ({ ...stage, id: stage.name.en, name: stage.name.en, position, pipelineId: type }) as unknown,
  ) as Stage[];
  return stageFinder(stages);
};

describe("where other products' words for it put a record", () => {
  it.each<[StagedType, Record<string, string | undefined>]>([
    [
      "opportunity",
      {
        Prospecting: "New",
        lead: "New",
        Engaging: "Qualified",
        "Needs Analysis": "Qualified",
        "Value Proposition": "Qualified",
        "Id. Decision Makers": "Qualified",
        "Perception Analysis": "Qualified",
        "Qualified To Buy (Sales Pipeline)": "Qualified",
        "Demo Scheduled": "Qualified",
        "Contact Made": "Qualified",
        "Proposal/Price Quote": "Proposal",
        "Negotiations Started": "Proposal",
        "Contract Sent (Sales Pipeline)": "Proposal",
        "Pending Contract": "Proposal",
        "Closed Won (Sales Pipeline)": "Won",
        "Contract signed": "Won",
        "Closed Lost to Competition": "Lost",
        "Proposal rejected": "Lost",
        "Propuesta enviada": "Proposal",
        Negociación: "Proposal",
        Cualificación: "Qualified",
        Prospección: "New",
        "Cerrado ganado": "Won",
        "Cerrado perdido": "Lost",
        "Perdida por licitación": "Lost",
        Descartada: "Lost",
        "not won yet": undefined,
        Mercury: undefined,
      },
    ],
    [
      "case",
      {
        "To Do": "New",
        "Not started": "New",
        "En curso (asignada)": "In progress",
        "Processing (assigned)": "In progress",
        "En cours (Attribué)": "In progress",
        "En attente": "Waiting for the customer",
        "pending auto close+": "Waiting for the customer",
        "Waiting for support": "In progress",
        "Waiting for customer": "Waiting for the customer",
        "closed successful": "Solved",
        Résolu: "Solved",
        "closed unsuccessful": "Closed without a solution",
        "Won't Do": "Closed without a solution",
        merged: "Closed without a solution",
        "not resolved": undefined,
      },
    ],
    [
      "lead",
      {
        "Junk Lead": "Disqualified",
        "Not Qualified": "Disqualified",
        "Open - Not Contacted": "New",
        "Working - Contacted": "Contacted",
        "Contact in Future": "Contacted",
        "Pre-Qualified": "Qualified",
        "Closed - Converted": "Converted",
      },
    ],
  ])("%s", (type, words) => {
    const find = finder(type);
    expect(Object.fromEntries(Object.keys(words).map((word) => [word, find(word)?.name]))).toEqual(words);
  });
});
