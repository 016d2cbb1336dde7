import type { Language } from "@arraigo/platform/contract";
import { usualQueues } from "../cases/usual-queues";
import { type StagedType, stagedTypes } from "../record-types";
import type { FieldChange } from "../timeline/tables";
import { defaultPipelines } from "./default-stages";

type InTwo = Readonly<Record<Language, string>>;

const known = (names: readonly InTwo[]): ReadonlyMap<string, InTwo> =>
  new Map(names.flatMap((name) => Object.values(name).map((word) => [word, name] as const)));

const stageNames = new Map(
  stagedTypes.map((type) => [type as string, known(defaultPipelines[type].stages.map(({ name }) => name))]),
);
const pipelineNames = known(stagedTypes.map((type) => defaultPipelines[type].name));
const queueNames = known(usualQueues);

/*
 * What the product named, it names in the reader's language; what people named stays as they wrote it. A stage that was renamed
 * to one of these words counts as ours: "Nuevo" is "New" to whoever reads English, whoever wrote it. See decision 0018.
 */

export const stageInWords = (type: StagedType, name: string, language: Language): string =>
  stageNames.get(type)?.get(name)?.[language] ?? name;

export const pipelineInWords = (name: string, language: Language): string =>
  pipelineNames.get(name)?.[language] ?? name;

export const queueInWords = (name: string, language: Language): string => queueNames.get(name)?.[language] ?? name;

/** Every word a stage or a queue of this name goes by: what a file may call it. */
export const stageAliases = (name: string): readonly string[] => [
  name,
  ...[...stageNames.values()].flatMap((names) => Object.values(names.get(name) ?? {})),
];
export const queueAliases = (name: string): readonly string[] => Object.values(queueNames.get(name) ?? { name });

/** What a history line names: stages, pipelines and queues in the reader's words, everything else as it was written down. */
export function changeInWords(
  type: string,
  field: string,
  value: FieldChange["from"],
  language: Language,
): FieldChange["from"] {
  if (typeof value !== "string") return value;
  if (field === "stage") return stageNames.get(type)?.get(value)?.[language] ?? value;
  if (field === "pipeline") return pipelineInWords(value, language);
  return field === "queueId" ? queueInWords(value, language) : value;
}
