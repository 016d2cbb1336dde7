import type { ColumnMapping, DecimalMark, ImportMapping } from "../../imports-contract";
import type { RecordType } from "../../record-types";
import { fold } from "../../records/fold";
import { isNamed } from "../cells/named-addresses";
import type { ColumnFacts } from "../file/column-survey";
import { meaningsOf } from "./headings";
import { type ImportTarget, isPersonType, matchKeysOf } from "./import-targets";
import { markTargets } from "./mark-targets";

/** "FirstName", "first_name", "Primer nombre" and ServiceNow's "u_first_name" alike. */
function words(header: string): string {
  return fold(header.replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")).replace(/^u (?=\p{L}{3})/u, "");
}

/** Several columns may become these; every other field takes the first column that fits. */
const many = new Set(["email", "phone", "tags", "street", "detail", "skip", ...markTargets.map(({ key }) => key)]);

/** Whether what is in the cells can be what the heading says. */
function fits(target: ImportTarget, column: ColumnFacts): boolean {
  const { kind } = column;
  if (kind === "empty") return true;
  switch (target.kind) {
    case "email":
      return kind === "email" || kind === "text";
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
        kind === "text" ||
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
      return kind === "text";
    default:
      return kind !== "boolean";
  }
}

function meaning(type: RecordType, column: ColumnFacts, targets: ReadonlyMap<string, ImportTarget>): string[] {
  const heading = words(column.header).replace(/ \d+$/, "");
  // Another system's numbers are not ours, whatever they are called.
  const own = [...targets.values()]
    .filter((target) => target.key !== "number" && fold(target.label) === heading)
    .map((target) => target.key);
  const found = [...own, ...meaningsOf(type, heading), ...meaningsOf(type, words(column.header))];
  const fitting = found.filter((key) => {
    const target = targets.get(key);
    return target !== undefined && fits(target, column);
  });
  if (fitting.length > 0) return fitting;
  if (column.kind === "email" && targets.has("email")) return ["email"];
  if (column.kind === "phone" && targets.has("phone")) return ["phone"];
  return [];
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
  type: RecordType,
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
    if (field === undefined) return "detail";
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
    columns: fields.map((field, index) => ({ field, ...readingOf(columns[index], currency) })),
    match: key ?? named,
    mode: "both",
    lookalikes: "list",
    unreadable: "leaveOut",
    createRelated: true,
    tidyCapitals: true,
  };
}
