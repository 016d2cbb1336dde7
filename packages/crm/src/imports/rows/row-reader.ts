import { type FileRow, looksLikeDate, readDate } from "@arraigo/platform/files";
import { undefused } from "../../exports/defused";
import type { Field } from "../../fields/field";
import type { ColumnMapping, ImportMapping } from "../../imports-contract";
import type { ImportType } from "../../record-types";
import { activityCell } from "../activities/activity-cell";
import { namedAddresses } from "../cells/named-addresses";
import { asNamedPerson } from "../cells/named-person";
import { isNothing } from "../cells/nothing";
import { readEmails } from "../cells/read-email";
import { readMark, stricterMark } from "../cells/read-mark";
import { numbersIn, readLine } from "../cells/read-plain";
import { tidyCapitals } from "../cells/tidy-capitals";
import type { ColumnFacts } from "../file/column-survey";
import { type ImportTarget, isPersonType } from "../mapping/import-targets";
import { markKeyOf, markTargetOf } from "../mapping/mark-targets";
import type { CellReader } from "./cell-reader";
import type { ImportRow, RowFailure, RowProblem } from "./import-row";
import { isTotals } from "./is-totals";
import { nameParts } from "./person-name";
import { type ReadingPlace, valueReader } from "./read-value";
import { agreeOnCurrency } from "./row-money";

const detailCharactersMax = 2_000;
const externalIdCharactersMax = 200;
const nameCharactersMax = 200;
const pointLabelCharactersMax = 60;
const pointsMax = 20;

export interface ReaderOptions {
  type: ImportType;
  columns: readonly ColumnFacts[];
  mapping: ImportMapping;
  targets: ReadonlyMap<string, ImportTarget>;
  place: ReadingPlace;
}

const tooLong = (charactersMax: number): RowProblem => ({ problem: "tooLong", params: { charactersMax } });

function detailReader(column: ColumnFacts, mapping: ColumnMapping): CellReader {
  const { header } = column;
  const order = column.kind === "date" ? mapping.dateOrder : undefined;
  return (cell, row) => {
    const day = order && isDated(cell) ? readDate(cell, order) : undefined;
    // A day alone is kept the way days sort; a day with a time, or one that never was, as it stands.
    row.details[header] = (/\d[:h]\d{2}/.test(cell) ? undefined : day) ?? cell.slice(0, detailCharactersMax);
    return order && isDated(cell) && !day ? oddDate(cell) : undefined;
  };
}

const isDated = (cell: string) => looksLikeDate(cell) || /^\d{8}$/.test(cell);
const oddDate = (cell: string): RowProblem => ({ problem: "oddDate", params: { value: cell.slice(0, 60) } });

/** A text that holds days keeps what is none, and says so. */
function heedingDays(
  column: ColumnFacts,
  mapping: ColumnMapping,
  field: Field | undefined,
  read: CellReader,
): CellReader {
  const order = mapping.dateOrder ?? column.dateOrder;
  if (column.kind !== "date" || !order || (field?.kind !== "line" && field?.kind !== "paragraph")) return read;
  return (cell, row, parts) =>
    read(cell, row, parts) ?? (isDated(cell) && !readDate(cell, order) ? oddDate(cell) : undefined);
}

/** House number and street stand in two columns as often as in one; a second line of an address follows a comma. */
const joinedStreet = (before: string, after: string) => `${before}${/^\d+\w?$/.test(before) ? "" : ","} ${after}`;

const isShouted = (cell: string) => cell === cell.toUpperCase() && cell !== cell.toLowerCase();

/** What a column becomes, as one function. Undefined for columns that stay in the file. */
function cellReader(column: ColumnFacts, mapping: ColumnMapping, options: ReaderOptions): CellReader | undefined {
  const { targets, place } = options;
  const tidies = column.capitals && options.mapping.tidyCapitals;
  const tidy = (cell: string) => (tidies && isShouted(cell) ? tidyCapitals(cell) : cell);
  const { field: key } = mapping;
  if (key === "skip") return undefined;
  const ofActivity = options.type === "activity" ? activityCell(column, mapping, place) : undefined;
  if (ofActivity) return ofActivity;
  if (key === "detail") return detailReader(column, mapping);
  const field = targets.get(key)?.field;
  switch (key) {
    case "fullName":
      return (cell, _, parts) => {
        parts.fullName = tidy(readLine(cell));
        return undefined;
      };
    case "givenName":
    case "familyName":
      return (cell, row) => {
        const name = tidy(readLine(cell));
        if (name.length > (field?.charactersMax ?? nameCharactersMax))
          return tooLong(field?.charactersMax ?? nameCharactersMax);
        row.values[key] = name;
        return undefined;
      };
    case "externalId":
      return (cell, row) => {
        if (cell.length > externalIdCharactersMax) return tooLong(externalIdCharactersMax);
        row.externalId = readLine(cell);
        return undefined;
      };
    case "ownerId":
      return (cell, row) => {
        row.owner = readLine(cell).slice(0, nameCharactersMax);
        return undefined;
      };
    case "stageId":
      return (cell, row) => {
        const stage = readLine(cell).slice(0, nameCharactersMax);
        if (row.stage === null) row.stage = stage;
        else {
          row.status = stage;
          row.details[column.header] = stage;
        }
        return undefined;
      };
    case "email":
      return (cell, row) => {
        const found = readEmails(cell);
        if (!found) return { problem: "badEmail", params: { value: cell.slice(0, 60) } };
        addPoints(row, "email", found, column.header);
        if (!isPersonType(options.type) && !found.includes(row.values.email as string))
          row.details[column.header] = cell;
        return undefined;
      };
  }
  if (key === "phone") {
    const read = valueReader(field ?? { kind: "phone" }, mapping, place);
    return (cell, row) => {
      for (const part of numbersIn(cell)) {
        const phone = read(part);
        if ("problem" in phone) return phone;
        addPoints(row, "phone", [phone.value as string], column.header);
        // Only people keep several.
        if (!isPersonType(options.type) && row.values.phone !== phone.value)
          row.details[column.header] = cell.slice(0, detailCharactersMax);
      }
      return undefined;
    };
  }
  const about = markTargetOf(key);
  if (about)
    return (cell, row) => {
      const named = namedAddresses(about.kind, cell);
      for (const key of named) row.named.push({ kind: about.kind, key, mark: about.mark });
      if (named.length > 0) return undefined;
      const said = readMark(cell, about.mark);
      if (!said) return { problem: "badYesNo", params: { value: cell.slice(0, 60) } };
      // That nobody said yes is nothing to write down about an address; it is kept as the file has it.
      if (said.mark === "consent" && !said.on) row.details[column.header] = cell.slice(0, detailCharactersMax);
      const target = markKeyOf(about.kind, said.mark);
      row.marks[target] = stricterMark(said.mark, row.marks[target], said.on);
      return undefined;
    };
  if (field?.kind === "record" || field?.kind === "queue")
    return (cell, row) => {
      const name = readLine(cell).slice(0, nameCharactersMax);
      const known = row.names[key];
      const whole = known === undefined ? name : key === "contactId" ? asNamedPerson(known, name) : undefined;
      if (whole === undefined) row.details[column.header] = cell.slice(0, detailCharactersMax);
      else row.names[key] = whole;
      return undefined;
    };
  const read = valueReader(field ?? { kind: key === "number" ? "integer" : "instant" }, mapping, place);
  const custom = key.startsWith("custom.") ? key.slice("custom.".length) : undefined;
  return heedingDays(column, mapping, field, (cell, row) => {
    const got = read(cell);
    if ("problem" in got) return got;
    if (got.amount) row.money[key] = { ...got.amount, setting: mapping.currency, column: column.header, cell };
    else if (custom !== undefined) row.custom[custom] = got.value as string;
    else if (key === "number") row.number = got.value as number;
    else if (key === "closedAt" && row.closedAt !== null) row.details[column.header] = cell;
    else if (key === "closedAt") row.closedAt = got.value as string;
    else if (key === "tags")
      row.values.tags = [...new Set([...((row.values.tags as string[]) ?? []), ...(got.value as string[])])].slice(
        0,
        30,
      );
    else if (key === "street" && row.values.street)
      row.values.street = joinedStreet(row.values.street as string, got.value as string).slice(0, field?.charactersMax);
    else row.values[key] = field?.kind === "line" && key === "name" ? tidy(got.value as string) : got.value;
    return undefined;
  });
}

/** The first address or number is the record's own; others are kept beside it, each once. */
function addPoints(row: ImportRow, kind: "email" | "phone", found: readonly string[], label: string): void {
  for (const value of found) {
    row.values[kind] ??= value;
    const known = row.points.some((point) => point.kind === kind && point.value.toLowerCase() === value.toLowerCase());
    if (!known && row.points.length < pointsMax)
      row.points.push({ kind, value, label: label.slice(0, pointLabelCharactersMax) });
  }
}

const numberKinds: ReadonlySet<string> = new Set(["integer", "decimal", "money"]);

/** A sheet's own number has a point before its fraction, whatever its column's texts have: one more digit reads one way only. */
const exactly = (cell: string, isExact: boolean): string => (isExact ? cell.replace(/(\.\d{3})(?=%?$)/, "$10") : cell);

const problemAt = (found: RowProblem, header: string): RowProblem => ({
  problem: found.problem,
  params: { column: header, ...found.params },
});

/**
 * Makes the function that reads this file's rows: a row becomes the record it describes, or the reason why it cannot. `keys` are the
 * fields a row must have read to be recognised: there, a value that cannot be read keeps the row out whatever the mapping says.
 */
export function rowReader(options: ReaderOptions, keys: ReadonlySet<string>): (row: FileRow) => ImportRow | RowFailure {
  const { columns, mapping } = options;
  const readers = columns.map((column, index) => {
    const columnMapping = mapping.columns[index];
    return columnMapping && cellReader(column, columnMapping, options);
  });
  const isName = mapping.columns.map(
    ({ field }) => field === "givenName" || field === "familyName" || field === "fullName",
  );
  const isNumber = mapping.columns.map(({ field }) => numberKinds.has(options.targets.get(field)?.field?.kind ?? ""));
  return (source) => {
    const { cells, line } = source;
    const failure = ({ problem, params }: RowProblem): RowFailure => ({ line, problem, params, cells });
    if (source.problem) return failure({ problem: source.problem, params: {} });
    if (cells.length < columns.length)
      return failure({ problem: "tooFewColumns", params: { found: cells.length, expected: columns.length } });
    if (cells.length > columns.length && cells.slice(columns.length).some((cell) => cell.trim() !== ""))
      return failure({ problem: "tooManyColumns", params: { found: cells.length, expected: columns.length } });
    if (isTotals(cells)) return failure({ problem: "totalsRow", params: {} });
    const row: ImportRow = {
      line,
      cells,
      values: {},
      money: {},
      custom: {},
      details: {},
      externalId: null,
      number: null,
      names: {},
      owner: null,
      stage: null,
      status: null,
      closedAt: null,
      points: [],
      marks: {},
      named: [],
      marking: [],
      notices: [],
    };
    const parts = { fullName: "" };
    let isCurrencyUnread = false;
    for (let index = 0; index < columns.length; index++) {
      const read = readers[index];
      const raw = cells[index];
      if (!read || !raw) continue;
      const cell = exactly(undefused(raw.trim()), isNumber[index] === true && source.numbers?.includes(index) === true);
      // Somebody may be called Null; nothing else is.
      if (cell === "" || (!isName[index] && isNothing(cell))) continue;
      const found = read(cell, row, parts);
      if (!found) continue;
      const header = columns[index]?.header ?? "";
      if (found.problem === "oddDate") {
        // It is kept as it stands, so nothing is missing of the row.
        row.notices.push(problemAt(found, header));
        continue;
      }
      if (mapping.columns[index]?.field === "currency") isCurrencyUnread = true;
      if (mapping.unreadable === "hold" || keys.has(mapping.columns[index]?.field ?? ""))
        return failure(problemAt(found, header));
      row.notices.push(problemAt(found, header));
      row.details[header] = cell.slice(0, detailCharactersMax);
    }
    for (const index of source.unworked ?? []) {
      const unworked = problemAt({ problem: "unworked", params: {} }, columns[index]?.header ?? "");
      if (!readers[index]) continue;
      if (mapping.unreadable === "hold" || keys.has(mapping.columns[index]?.field ?? "")) return failure(unworked);
      row.notices.push(unworked);
    }
    const [wrong, ...others] =
      options.type === "activity" ? [] : agreeOnCurrency(options.type, row, options.place.currency, isCurrencyUnread);
    if (wrong && mapping.unreadable === "hold") return failure(wrong);
    if (wrong) row.notices.push(wrong, ...others);
    if (parts.fullName && !row.values.givenName && !row.values.familyName)
      Object.assign(row.values, nameParts(parts.fullName));
    return row;
  };
}
