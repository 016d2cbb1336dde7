import type { ColumnMapping, DecimalMark, ImportMapping } from "../../imports-contract";
import type { ImportType } from "../../record-types";
import { fold } from "../../records/fold";
import { durationReading, usualKind } from "../activities/suggest-activity";
import { isNamed } from "../cells/named-addresses";
import { readMark } from "../cells/read-mark";
import { readYesNo } from "../cells/read-yes-no";
import type { ColumnFacts } from "../file/column-survey";
import { barerForms, currencyInHeading, headingForms } from "./heading-forms";
import { addressNamedIn, type Meaning, meaningsOf, namesNoPhone } from "./headings";
import { type ImportTarget, isPersonType, matchKeysOf } from "./import-targets";
import { markTargets } from "./mark-targets";

/** Several columns may become these; every other field takes the first column that fits. */
const many = new Set([
  ...["email", "phone", "tags", "street", "text", "doerId", "closedAt", "detail", "skip"],
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

/** Meant less plainly than any heading that needs nothing taken off. */
const bareRank = 1_000;

/** What a column may become, the likeliest first. */
function meaning(type: ImportType, column: ColumnFacts, targets: ReadonlyMap<string, ImportTarget>): Meaning[] {
  const forms = headingForms(type, column.header);
  // Another system's numbers are not ours, whatever they are called.
  const own = [...targets.values()]
    .filter((target) => target.key !== "number" && forms.includes(fold(target.label)))
    .map(({ key }): Meaning => ({ key, rank: 0 }));
  const found = [
    ...own,
    ...forms.flatMap((heading) => meaningsOf(type, heading)),
    ...barerForms(type, column.header)
      .flatMap((heading) => meaningsOf(type, heading))
      .map(({ key, rank }) => ({ key, rank: rank + bareRank })),
  ];
  const fitting = found.filter(({ key, rank }) => {
    const target = targets.get(key);
    if (key === "detail") return true;
    return (
      target !== undefined &&
      (fits(target, column) || (rank === 0 && own.some((each) => each.key === key) && isSlipped(target, column)))
    );
  });
  if (fitting.length > 0) return fitting;
  if (column.kind === "email" && targets.has("email")) return [{ key: "email", rank: 0 }];
  if (column.kind === "phone" && targets.has("phone") && !forms.some(namesNoPhone)) return [{ key: "phone", rank: 0 }];
  return [];
}

/** Gives every target to the column that says it most plainly, of several the first; each column the likeliest it may have. */
function settleColumns(wishes: readonly (readonly Meaning[])[]): (string | undefined)[] {
  const fields: (string | undefined)[] = wishes.map(() => undefined);
  const holders = new Map<string, { index: number; rank: number }>();
  const asked = wishes.map(() => 0);
  for (const first of wishes.keys()) {
    let index: number | undefined = first;
    while (index !== undefined) {
      const wish: Meaning | undefined = wishes[index]?.[asked[index] ?? 0];
      if (!wish) break;
      asked[index] = (asked[index] ?? 0) + 1;
      const holder: { index: number; rank: number } | undefined = many.has(wish.key)
        ? undefined
        : holders.get(wish.key);
      if (holder && (holder.rank < wish.rank || (holder.rank === wish.rank && holder.index < index))) continue;
      fields[index] = wish.key;
      if (!many.has(wish.key)) holders.set(wish.key, { index, rank: wish.rank });
      if (holder) fields[holder.index] = undefined;
      index = holder?.index;
    }
  }
  return fields;
}

const numbering =
  /(?:^|[^a-z])(?:id|key|number|no|num|nr|code|codigo|cod|clave|ref|uuid|guid)$|^[a-z]{1,6}id$|^(?:id|no|num|nr|numero|n|codigo|cod) /;
const ofOthers =
  /\b(account|company|user|owner|agent|parent|group|product|requester|cuenta|empresa|usuario|grupo|producto)\b/;
const ofColleagues =
  /\b(agent|owner|assign\w*|user|rep|manager|responsable|asignad[oa]|propietario|agente|tecnico|comercial|vendedor|submitter|creat\w+|updat\w+|approver|cc)\b/;
/** Files number their rows in front. */
const numberedWithin = 2;

/** The column in front that numbers the rows, each with a number of its own: "ncid", "Call Id", "Nº cliente". */
function numberingColumn(columns: readonly ColumnFacts[], fields: readonly (string | undefined)[]): number {
  const filled = Math.max(...columns.map((column) => column.filled));
  return columns.findIndex((column, index) => {
    const heading = fold(column.header.replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2"));
    return (
      index < numberedWithin &&
      fields[index] === undefined &&
      column.unique === true &&
      column.filled === filled &&
      (column.kind === "text" || column.kind === "number") &&
      numbering.test(heading) &&
      !ofOthers.test(heading)
    );
  });
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
  const written = column.currency ?? currencyInHeading(column.header);
  return {
    ...(column.dateOrder ? { dateOrder: column.dateOrder } : {}),
    ...(decimal ? { decimal } : {}),
    ...(column.kind === "number" && written && written !== "$" && written !== currency ? { currency: written } : {}),
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
  const hasParts = meanings.some(([first]) => first?.key === "givenName" || first?.key === "familyName");
  const settled = settleColumns(meanings.map((wishes) => wishes.filter(({ key }) => key !== "fullName" || !hasParts)));
  // A deal that is over stands in its last open stage there, and a column beside it says that it was won or lost.
  if (type === "opportunity")
    for (const [index, wishes] of meanings.entries())
      if (settled[index] === undefined && wishes.some(({ key }) => key === "stageId")) settled[index] = "stageId";
  // Whom a case or a deal is about is known by the address beside the name.
  if (!isPersonType(type) && type !== "activity" && targets.has("contactId")) {
    const address = columns.findIndex(
      ({ kind, header }, index) => kind === "email" && settled[index] === undefined && !ofColleagues.test(fold(header)),
    );
    if (address >= 0) settled[address] = "contactId";
  }
  const numbers = settled.includes("externalId") || !targets.has("externalId") ? -1 : numberingColumn(columns, settled);
  if (numbers >= 0) settled[numbers] = "externalId";
  // What nobody asked to keep of an activity would stand in its text: forty columns of numbers nobody reads.
  const unasked = type === "activity" ? "skip" : "detail";
  const fields = columns.map(
    (column, index) => settled[index] ?? (column.kind === "empty" && column.header.startsWith("#") ? "skip" : unasked),
  );
  const taken = new Set(settled);
  // "Nombre" alone, without "Apellidos", is a whole name.
  if (isPersonType(type) && taken.has("givenName") && !taken.has("familyName") && !taken.has("fullName")) {
    const index = fields.indexOf("givenName");
    if (columns[index]?.samples.some((sample) => sample.trim().includes(" "))) fields[index] = "fullName";
  }
  const key = matchKeysOf[type].find((each) => each !== "name" && taken.has(each));
  // Deals called after their customers have no name of their own to be recognised by.
  const unnamed = type === "opportunity" && !taken.has("name");
  const named = unnamed ? "none" : matchKeysOf[type].includes("name") ? "name" : "externalId";
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
