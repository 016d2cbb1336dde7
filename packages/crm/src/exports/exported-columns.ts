import type { Ctx, Tx } from "@arraigo/platform";
import { inLanguage, type Language, type Localised } from "@arraigo/platform/contract";
import { customFieldsOf } from "../fields/check-custom-values";
import type { Field } from "../fields/field";
import { fieldsOf } from "../fields/record-fields";
import { isOwnField, ownKey } from "../lists/listing";
import type { RecordType } from "../record-types";
import { digitsOf } from "../records/currency-digits";
import { recordName } from "../records/record-keys";
import type { RecordRow } from "../records/record-table";
import type { Cell } from "./cell";
import { furtherCell, markCell, markColumns, type ToldAddress } from "./read-marks";

export interface ExportedColumn {
  header: string;
  cell(row: RecordRow, names: ReadonlyMap<string, string>, addresses: readonly ToldAddress[]): Cell;
}

/**
 * The columns of an exported list: the name, then the fields asked for or all of them, own fields, and of people their further
 * addresses and what was said at each, whichever columns are asked for: a no travels with the address. Last the number a record has elsewhere, by which
 * an import knows it again. What is gone is left out.
 */
export async function exportedColumns(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  asked: readonly string[] | undefined,
  reader: { language: Language; timeZone: string },
): Promise<{ keys: string[]; columns: ExportedColumn[] }> {
  const own = new Map((await customFieldsOf(ctx, tx, type)).map((field) => [`custom.${field.key}`, field]));
  const fields = fieldsOf(type);
  const say = (key: string) => ctx.translate(reader.language, `crm.fields.${key}`);
  const keys = asked ?? [...Object.keys(fields), ...own.keys()];
  const minutes = minutesIn(reader.timeZone);
  const columns: ExportedColumn[] = [{ header: say("name"), cell: (row) => recordName(type, row) }];
  for (const key of new Set(keys)) {
    const field = fields[key];
    const custom = own.get(key);
    // The name stands in front already.
    if (field && key !== "name")
      columns.push({ header: say(key), cell: (row, names) => builtIn(field, row[key], row, names, minutes) });
    if (custom && isOwnField(key)) {
      const header = inLanguage(custom.label as Localised, reader.language);
      const day = custom.kind === "date";
      columns.push({ header, cell: (row) => plain(row.custom[ownKey(key)], day) });
    }
  }
  const marked = markColumns(type).filter(({ kind }) => keys.includes(kind));
  for (const kind of new Set(marked.map((each) => each.kind)))
    columns.push({ header: say(furtherOf[kind]), cell: (_row, _names, told) => furtherCell(told, kind) });
  for (const { key, kind, mark } of marked)
    columns.push({ header: say(key), cell: (_row, _names, told) => markCell(told, kind, mark) });
  columns.push({ header: say("externalId"), cell: (row) => plain(row.externalId, false) });
  return { keys: [...new Set(keys)].filter((key) => key in fields), columns };
}

const furtherOf = { email: "furtherEmails", phone: "furtherPhones" } as const;

function builtIn(
  field: Field,
  value: unknown,
  row: RecordRow,
  names: ReadonlyMap<string, string>,
  minutes: (at: Date) => string,
): Cell {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return { moment: minutes(value) };
  if (field.kind === "record" || field.kind === "person" || field.kind === "queue" || field.kind === "stage")
    return names.get(String(value)) ?? null;
  if (field.kind === "money") return Number(value) / 10 ** digitsOf(String(row.currency ?? "EUR"));
  return plain(value, field.kind === "date");
}

function plain(value: unknown, day: boolean): Cell {
  if (value === null || value === undefined || value === "") return null;
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value === "number" || typeof value === "boolean") return value;
  return day ? { day: String(value) } : String(value);
}

/** An instant as the clock on the reader's wall shows it, to the minute. */
export function minutesIn(timeZone: string): (at: Date) => string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  return (at) => format.format(at);
}
