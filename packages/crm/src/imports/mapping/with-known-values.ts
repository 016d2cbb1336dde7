import type { Ctx, Tx } from "@arraigo/platform";
import type { ColumnMapping, ImportMapping } from "../../imports-contract";
import { pipelinesOf } from "../../pipeline/list-stages";
import { type ImportType, isStaged } from "../../record-types";
import { choiceWords, readChoice } from "../cells/read-choice";
import type { FileFacts } from "../file/survey-table";
import { NameBook } from "../plan/name-book";
import { stageFinder } from "../plan/stage-words";
import { headingForms } from "./heading-forms";
import { meaningsOf } from "./headings";
import type { ImportTarget } from "./import-targets";

/**
 * Looks at what stands in columns of stages, choices and people: says what each value most likely means, and takes a suggestion
 * back where no value is known here, so that no row comes in with a complaint about a column that means something else.
 */
export async function withKnownValues(
  ctx: Ctx,
  tx: Tx,
  type: ImportType,
  mapping: ImportMapping,
  facts: FileFacts,
  targets: readonly ImportTarget[],
): Promise<ImportMapping> {
  const stages =
    type !== "activity" && isStaged(type)
      ? (await pipelinesOf(ctx, tx, type)).flatMap((pipeline) => pipeline.stages)
      : [];
  const findStage = stageFinder(stages);
  // "State" and "Estado" head where somebody lives as often as how far something is.
  const mayBeRegion = (index: number) =>
    targets.some(({ key }) => key === "region") &&
    !mapping.columns.some(({ field }) => field === "region") &&
    headingForms(type, facts.columns[index]?.header ?? "").some((form) =>
      meaningsOf(type, form).some(({ key }) => key === "region"),
    );
  const book = new NameBook();
  const columns: ColumnMapping[] = [];
  for (const [index, column] of mapping.columns.entries()) {
    const found = facts.columns[index];
    const texts = found?.values ?? found?.samples ?? [];
    const target = targets.find((each) => each.key === column.field);
    if (column.field === "ownerId") {
      await book.learn(ctx, tx, "person", texts);
      columns.push(texts.some((text) => book.idOf("person", text) !== null) ? column : { ...column, field: "detail" });
    } else if (column.field === "stageId") {
      const staged = meant(column, texts, (text) => findStage(text)?.id);
      columns.push(staged.field === "detail" && mayBeRegion(index) ? { ...column, field: "region" } : staged);
    } else if (target?.kind === "choice") {
      const words = choiceWords(target.choices ?? [], () => []);
      columns.push(meant(column, texts, (text) => readChoice(text, words)));
    } else columns.push(column);
  }
  return { ...mapping, columns };
}

function meant(
  column: ColumnMapping,
  texts: readonly string[],
  read: (text: string) => string | undefined,
): ColumnMapping {
  const values = texts.flatMap((text): [string, string][] => {
    const value = read(text);
    return value === undefined ? [] : [[text.slice(0, 120), value]];
  });
  return values.length > 0 ? { ...column, values: Object.fromEntries(values) } : { ...column, field: "detail" };
}
