import { looksLikeDate } from "@arraigo/platform/files";
import { activityKinds } from "../../activities-contract";
import type { ColumnMapping } from "../../imports-contract";
import { fold } from "../../records/fold";
import { choiceWords, readChoice } from "../cells/read-choice";
import { readLine } from "../cells/read-plain";
import type { ColumnFacts } from "../file/column-survey";
import type { CellReader } from "../rows/cell-reader";
import type { RowProblem } from "../rows/import-row";
import type { ReadingPlace } from "../rows/read-value";
import { activityStates, clockTargets, dayTargets, subjectTargets } from "./activity-targets";
import { readDuration } from "./read-duration";
import { readClock, readWhen } from "./read-when";

const nameCharactersMax = 200;
const detailCharactersMax = 2_000;
const minutesMax = 1_440;
/** Longer than what is kept of a text, so that cutting it is noticed. */
const textCharactersMax = 6_000;

const problem = (name: RowProblem["problem"], value: string): RowProblem => ({
  problem: name,
  params: { value: value.slice(0, 60) },
});

const isOne = (keys: readonly string[], key: string) => keys.includes(key);

/** Which of some choices a column's texts mean: as the mapping says, else by the words other systems use. */
function choiceReader(choices: readonly string[], mapping: ColumnMapping): (text: string) => string | undefined {
  const told = new Map(Object.entries(mapping.values ?? {}).map(([text, choice]) => [fold(text), choice]));
  const words = choiceWords(choices, () => []);
  return (text) => {
    const choice = told.get(fold(text));
    return choice !== undefined && choices.includes(choice) ? choice : readChoice(text, words);
  };
}

/** What a column of a file of activities becomes. Undefined for what every file is read alike for. */
export function activityCell(column: ColumnFacts, mapping: ColumnMapping, place: ReadingPlace): CellReader | undefined {
  const { field: key } = mapping;
  if (key === "kind") {
    const read = choiceReader(activityKinds, mapping);
    return (cell, row) => {
      const kind = read(cell);
      if (kind === undefined) row.values.kindSaid = readLine(cell).slice(0, 60);
      else row.values.kind = kind;
      return undefined;
    };
  }
  if (key === "status") {
    const read = choiceReader(activityStates, mapping);
    return (cell, row) => {
      row.values.status = read(cell);
      return row.values.status === undefined ? problem("badChoice", cell) : undefined;
    };
  }
  if (key === "text")
    return (cell, row) => {
      const before = row.values.text;
      const text = cell.slice(0, textCharactersMax);
      // The same words as subject and as description are said once.
      if (before === undefined || text.startsWith(String(before))) row.values.text = text;
      else if (!String(before).includes(text))
        row.values.text = `${String(before)}\n${text}`.slice(0, textCharactersMax);
      return undefined;
    };
  if (isOne(dayTargets, key)) {
    const order = mapping.dateOrder ?? column.dateOrder ?? "ymd";
    return (cell, row) => {
      const when = readWhen(cell, order, place.timeZone);
      if (!when)
        return looksLikeDate(cell)
          ? { problem: "otherOrder", params: { value: cell.slice(0, 60), order } }
          : problem("badDate", cell);
      row.values[key] = when;
      return undefined;
    };
  }
  if (isOne(clockTargets, key))
    return (cell, row) => {
      row.values[key] = readClock(cell);
      return row.values[key] === undefined ? problem("badTime", cell) : undefined;
    };
  if (key === "minutes")
    return (cell, row) => {
      const minutes = readDuration(cell, mapping.unit);
      if (minutes === undefined) return problem("badDuration", cell);
      if (minutes > minutesMax) return problem("longDuration", cell);
      row.values.minutes = minutes;
      return undefined;
    };
  if (isOne(subjectTargets, key))
    return (cell, row) => {
      row.names[key] ??= readLine(cell).slice(0, nameCharactersMax);
      return undefined;
    };
  if (key === "doerId")
    return (cell, row) => {
      // Whoever did it stands before whoever was to do it.
      if (row.owner !== null) return undefined;
      row.owner = readLine(cell).slice(0, nameCharactersMax);
      row.values.doerHeading = column.header;
      return undefined;
    };
  if (key === "detail")
    return (cell, row) => {
      row.details[column.header] = cell.slice(0, detailCharactersMax);
      return undefined;
    };
  return undefined;
}
