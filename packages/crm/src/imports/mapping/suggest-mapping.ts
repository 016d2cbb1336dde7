import type { ColumnMapping, DecimalMark, ImportMapping } from "../../imports-contract";
import type { ImportType } from "../../record-types";
import { fold } from "../../records/fold";
import { durationReading, usualKind } from "../activities/suggest-activity";
import { isNamed } from "../cells/named-addresses";
import { readMark } from "../cells/read-mark";
import { readYesNo } from "../cells/read-yes-no";
import type { ColumnFacts } from "../file/column-survey";
import { headingForms } from "./heading-forms";
import { addressNamedIn, meaningsOf, namesComputer } from "./headings";
import { type ImportTarget, isPersonType, matchKeysOf } from "./import-targets";
import { markTargets } from "./mark-targets";

/** Several columns may become these; every other field takes the first column that fits. */
const many = new Set([
  ...["email", "phone", "tags", "street", "text", "doerId", "detail", "skip"],
  ...markTargets.map(({ key }) => key),
]);

/** What stands in a column: each value where they are few, else the first ones. */
const cellsOf = ({ values, samples }: ColumnFacts): readonly string[] => values ?? samples;

/** Whether any of its cells is one, whatever most of them are. */
const has = (column: ColumnFacts, kind: "email" | "number" | "date"): boolean =>
  column.kind === kind || column.some?.includes(kind) === true;

/** A wrong word among so few cells is a slip, and not what the column is. */
const smallSample = 20;

/** Whether a column called exactly as a field is that field, of whose cells some cannot be read: those are told one by one. */
function isSlipped(target: ImportTarget, column: ColumnFacts): boolean {
  const kind = ({ money: "number", integer: "number", decimal: "number", date: "date", instant: "date" } as const)[
    target.kind as "money"
  ];
  return kind !== undefined && (column.filled <= smallSample || has(column, kind));
}

/** Whether what is in the cells can be what the heading says. */
function fits(target: ImportTarget, column: ColumnFacts): boolean {
  const { kind } = column;
  if (kind === "empty") return true;
  switch (target.kind) {
    case "email":
      return kind === "email" || (kind === "text" && has(column, "email"));
    case "phone":
      return kind === "phone" || kind === "number" || kind === "text";
    case "date":
    case "instant":
      return kind === "date";
    case "money":
    case "integer":
    case "decimal":
      return kind === "number" || kind === "boolean";
    case "mark":
      return (
        kind === "boolean" ||
        kind === "number" ||
        kind === "date" ||
        (kind === "text" && cellsOf(column).some((cell) => readMark(cell, "optOut") !== undefined)) ||
        column.samples.some((sample) => isNamed(sample.trim()))
      );
    case "yesNo":
      return kind === "boolean";
    case "fullName":
    case "person":
    case "stage":
    case "record":
    case "queue":
      return kind === "text" || kind === "email";
    case "choice":
      // Whether something is done is said with yes and no as often as with a word.
      return kind === "text" || (target.key === "status" && (kind === "boolean" || kind === "number"));
    default:
      return kind !== "boolean";
  }
}

function meaning(type: ImportType, column: ColumnFacts, targets: ReadonlyMap<string, ImportTarget>): string[] {
  const forms = headingForms(type, column.header);
  // Another system's numbers are not ours, whatever they are called.
  const own = [...targets.values()]
    .filter((target) => target.key !== "number" && forms.includes(fold(target.label)))
    .map((target) => target.key);
  const found = [...own, ...forms.flatMap((heading) => meaningsOf(type, heading))];
  const fitting = found.filter((key) => {
    const target = targets.get(key);
    if (key === "detail") return true;
    return target !== undefined && (fits(target, column) || (own.includes(key) && isSlipped(target, column)));
  });
  if (fitting.length > 0) return fitting;
  if (column.kind === "email" && targets.has("email")) return ["email"];
  if (column.kind === "phone" && targets.has("phone") && !forms.some(namesComputer)) return ["phone"];
  return [];
}

/** What kind of address a column of yes and no is about by its heading: kept as a detail, nobody heeds it. */
export function answersAbout(type: ImportType, column: ColumnFacts): "email" | "phone" | null {
  const cells = cellsOf(column);
  const isAnswer = (cell: string) => readYesNo(cell) !== undefined || readMark(cell, "optOut") !== undefined;
  if (!isPersonType(type) || column.kind === "date" || cells.length === 0 || !cells.every(isAnswer)) return null;
  return headingForms(type, column.header).map(addressNamedIn).find(Boolean) ?? null;
}

/** What a column's cells say about how they are to be read, where its target asks. */
export function readingOf(column: ColumnFacts | undefined, currency: string): Omit<ColumnMapping, "field"> {
  if (!column) return {};
  const decimal: DecimalMark | undefined = column.decimal;
  return {
    ...(column.dateOrder ? { dateOrder: column.dateOrder } : {}),
    ...(decimal ? { decimal } : {}),
    ...(column.kind === "number" && column.currency && column.currency !== "$" && column.currency !== currency
      ? { currency: column.currency }
      : {}),
  };
}

/** What each column most likely is, by its heading and by its cells; and by what rows can be recognised. */
export function suggestMapping(
  type: ImportType,
  columns: readonly ColumnFacts[],
  targetList: readonly ImportTarget[],
  currency: string,
): ImportMapping {
  const targets = new Map(targetList.map((target) => [target.key, target]));
  const meanings = columns.map((column) => meaning(type, column, targets));
  const taken = new Set<string>();
  const hasParts = meanings.some(([first]) => first === "givenName" || first === "familyName");
  const fields = columns.map((column, index) => {
    if (column.kind === "empty" && column.header.startsWith("#")) return "skip";
    const free = (meanings[index] ?? []).filter((key) => many.has(key) || !taken.has(key));
    const [field] = free.filter((key) => key !== "fullName" || !hasParts);
    // What nobody asked to keep of an activity would stand in its text: forty columns of numbers nobody reads.
    if (field === undefined) return type === "activity" ? "skip" : "detail";
    taken.add(field);
    return field;
  });
  // "Nombre" alone, without "Apellidos", is a whole name.
  if (isPersonType(type) && taken.has("givenName") && !taken.has("familyName") && !taken.has("fullName")) {
    const index = fields.indexOf("givenName");
    if (columns[index]?.samples.some((sample) => sample.trim().includes(" "))) fields[index] = "fullName";
  }
  const key = matchKeysOf[type].find((each) => each !== "name" && taken.has(each));
  const named = matchKeysOf[type].includes("name") ? "name" : "externalId";
  return {
    columns: fields.map((field, index) => ({
      field,
      ...readingOf(columns[index], currency),
      ...(field === "minutes" ? durationReading(columns[index]) : {}),
    })),
    match: key ?? named,
    mode: "both",
    // The same call twice is no second call.
    lookalikes: type === "activity" ? "hold" : "list",
    unreadable: "leaveOut",
    createRelated: true,
    tidyCapitals: true,
    ...(type === "activity" ? { kind: usualKind(columns) } : {}),
  };
}
