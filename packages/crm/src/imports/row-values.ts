import type { ImportMapping } from "../contract";
import { looksLikeDate, readDate } from "./cells/read-date";
import { tidyCapitals } from "./cells/tidy-capitals";
import { type ColumnFacts, isNothing } from "./column-facts";
import type { CsvRow } from "./read-csv";

export type ImportProblem =
  | "brokenQuotes"
  | "tooFewColumns"
  | "tooManyColumns"
  | "nameless"
  | "badEmail"
  | "badDate"
  | "tooLong"
  | "sharedKey"
  | "notYours";

/** A row that stays out, with its line in the file and the reason. */
export interface RowFailure {
  line: number;
  problem: ImportProblem;
  params: Record<string, string | number>;
  cells: string[];
}

/** A row as the contact it describes. Empty means that the file says nothing about it. */
export interface RowValues {
  line: number;
  givenName: string;
  familyName: string;
  email: string | null;
  phone: string | null;
  title: string | null;
  company: string | null;
  tags: string[];
  notes: string | null;
  externalId: string | null;
  details: Record<string, string | number>;
}

const emailShape = /^[^\s@,;<>()"]+@[^\s@.,;<>()"]+(?:\.[^\s@.,;<>()"]+)+$/;
const bounds = {
  givenName: 120,
  familyName: 120,
  email: 254,
  phone: 60,
  title: 160,
  company: 200,
  notes: 4_000,
  externalId: 200,
} as const;
const detailCharactersMax = 2_000;

/** Addresses in a cell: "Ana <ana@x.org>; ana@y.org" holds two. Undefined where one of them cannot be an address. */
function addresses(cell: string): string[] | undefined {
  const parts = cell.split(/[;,\s]+(?=[^\s]*@)|[;,]/).map((part) => {
    const inside = /<([^<>]+)>/.exec(part)?.[1] ?? part;
    return inside.trim().replace(/^mailto:/i, "");
  });
  const found = parts.filter(Boolean);
  return found.every((part) => emailShape.test(part) && part.length <= bounds.email) ? found : undefined;
}

/** "Quiroz Vega, Marta" and "Marta Quiroz Vega" alike. One name before the first blank; who has two says so in two columns. */
function nameParts(full: string): { givenName: string; familyName: string } {
  const comma = full.indexOf(",");
  if (comma > 0) return { givenName: full.slice(comma + 1).trim(), familyName: full.slice(0, comma).trim() };
  const blank = full.search(/\s/);
  if (blank < 0) return { givenName: full, familyName: "" };
  return { givenName: full.slice(0, blank), familyName: full.slice(blank).trim() };
}

/** A spreadsheet's apostrophe before what would run as a formula, as our own export writes it, is no part of the value. */
const undefused = (cell: string) => (/^'[=+\-@]/.test(cell) ? cell.slice(1) : cell);

/** Reads one row by the mapping: either the contact it describes, or why it cannot be one. */
export function rowValues(
  row: CsvRow,
  columns: readonly ColumnFacts[],
  mapping: ImportMapping,
): RowValues | RowFailure {
  const failure = (problem: ImportProblem, params: RowFailure["params"] = {}): RowFailure => ({
    line: row.line,
    problem,
    params,
    cells: row.cells,
  });
  if (row.problem) return failure(row.problem);
  const { cells } = row;
  if (cells.length < columns.length) return failure("tooFewColumns", { found: cells.length, expected: columns.length });
  if (cells.slice(columns.length).some((cell) => cell.trim() !== ""))
    return failure("tooManyColumns", { found: cells.length, expected: columns.length });
  const values: RowValues = {
    line: row.line,
    givenName: "",
    familyName: "",
    email: null,
    phone: null,
    title: null,
    company: null,
    tags: [],
    notes: null,
    externalId: null,
    details: {},
  };
  let fullName = "";
  for (const [index, column] of columns.entries()) {
    const raw = undefused((cells[index] ?? "").trim());
    const { field, dateOrder } = mapping.columns[index] ?? { field: "skip" as const };
    if (field === "skip" || raw === "") continue;
    const named = field === "givenName" || field === "familyName" || field === "fullName";
    const cell = named && column.capitals && mapping.tidyCapitals ? tidyCapitals(raw) : raw;
    if (field === "detail") {
      if (isNothing(cell)) continue;
      if (column.kind === "date" && dateOrder && (looksLikeDate(cell) || /^\d+$/.test(cell))) {
        const date = readDate(cell, dateOrder);
        if (!date) return failure("badDate", { column: column.header, value: cell.slice(0, 60) });
        values.details[column.header] = date;
      } else values.details[column.header] = cell.slice(0, detailCharactersMax);
      continue;
    }
    if (!named && isNothing(cell)) continue;
    if (field === "email") {
      const found = addresses(cell);
      if (!found) return failure("badEmail", { column: column.header, value: cell.slice(0, 60) });
      const [first, ...others] = found;
      const rest = values.email === null ? others : found.filter((each) => each !== values.email);
      values.email ??= first ?? null;
      if (rest.length > 0) values.details[column.header] = rest.join("; ");
      continue;
    }
    if (field === "phone") {
      if (values.phone === null) values.phone = cell;
      else if (cell !== values.phone) values.details[column.header] = cell.slice(0, detailCharactersMax);
      continue;
    }
    if (field === "tags")
      values.tags.push(
        ...cell
          .split(/[,;|]/)
          .map((tag) => tag.trim().slice(0, 60))
          .filter(Boolean),
      );
    else if (field === "fullName") fullName = cell;
    else values[field] = cell;
  }
  if (fullName && !values.givenName && !values.familyName) Object.assign(values, nameParts(fullName));
  values.tags = [...new Set(values.tags)].slice(0, 30);
  if (!values.givenName && !values.familyName && !values.email) return failure("nameless");
  for (const [field, charactersMax] of Object.entries(bounds) as [keyof typeof bounds, number][])
    if ((values[field]?.length ?? 0) > charactersMax) return failure("tooLong", { field, charactersMax });
  return values;
}

export const isFailure = (read: RowValues | RowFailure): read is RowFailure => "problem" in read;
