import { isStaged, type RecordType } from "../../record-types";
import { moneyFields, unsaidMoney } from "../../records/currency-said";
import type { CustomValue } from "../../records/record-columns";
import type { RecordRow } from "../../records/record-table";
import { changesBetween } from "../../timeline/changes";
import type { FieldChange } from "../../timeline/tables";
import type { ImportRow } from "../rows/import-row";

/** What a row changes of a record that is there already. */
export interface RowChanges {
  values: Record<string, unknown>;
  custom: Record<string, CustomValue>;
  /** The kept columns as they are to stand, where any differs. */
  details: Record<string, string | number> | undefined;
  /** All of it as history would say it, ids unnamed. */
  changes: FieldChange[];
}

const tagsMax = 30;

/** Columns kept under their own names, one change each. */
export function detailChanges(
  before: Readonly<Record<string, string | number>>,
  after: Readonly<Record<string, string | number>>,
): FieldChange[] {
  return Object.entries(after)
    .filter(([name, value]) => before[name] !== value)
    .map(([name, value]) => {
      const was = before[name];
      return {
        field: "details",
        from: was === undefined ? null : `${name}: ${was}`,
        to: `${name}: ${value}`,
        fromValue: { name, value: was ?? null },
        toValue: { name, value },
      };
    });
}

/** How a row came to its record. */
export interface Found {
  /** Found by a key the record has no more, or not as its first: what had it. Its values were weighed when it was merged. */
  former?: RecordRow;
  /** Another row of the file is about the record under its own key: this one only fills what is blank. */
  fills?: boolean;
  /** It takes the record into another stage, and says there when it was closed. */
  moves?: boolean;
  /** Its e-mail is one of the record's further addresses already. */
  addressed?: boolean;
}

const isBlank = (value: unknown) => value === null || value === undefined || value === "";

type Given<T> = Readonly<Record<string, T>>;

/** The parts of a row that may change the record. Tags are added to those that are there, whatever else. */
function newsOf(record: RecordRow, row: ImportRow, { fills, former }: Found): ImportRow {
  if (!fills && !former) return row;
  const news = <T>(given: Given<T>, held: Given<unknown>, was: Given<unknown> | undefined): Record<string, T> =>
    Object.fromEntries(
      Object.entries(given).filter(
        ([key, value]) =>
          key === "tags" ||
          (!(fills && !isBlank(held[key])) &&
            !(was !== undefined && changesBetween(was, { [key]: value }, [key]).length === 0)),
      ),
    );
  return {
    ...row,
    values: news(row.values, record, former),
    custom: news(row.custom, record.custom, former?.custom),
    details: news(row.details, record.details, former?.details),
  };
}

/** What the file says and the record does not. What the file leaves empty stays; tags are added, never taken. */
export function changesOfRow(type: RecordType, record: RecordRow, read: ImportRow, found: Found = {}): RowChanges {
  const row = newsOf(record, read, found);
  const given: Record<string, unknown> = { ...row.values };
  const renumbers = row.externalId !== null && row.externalId !== record.externalId;
  if (renumbers && !(found.former && record.externalId !== null)) given.externalId = row.externalId;
  const isOwn =
    typeof given.email === "string" && given.email.toLowerCase() === String(record.email ?? "").toLowerCase();
  if (isOwn || found.addressed) delete given.email;
  // Notes that were joined by a merge, or gone on with by hand, say what the file says already.
  if (typeof given.notes === "string" && record.notes?.includes(given.notes)) delete given.notes;
  // What is closed was closed when the file says; what is open is closed by its stage.
  if (isStaged(type) && row.closedAt !== null && record.closedAt && !found.moves && !found.fills)
    given.closedAt = row.closedAt;
  // An amount's currency is only news with every amount that stands there; what is said of one alone would mean other money.
  if (unsaidMoney(type, record, given).length > 0) {
    const said = moneyFields(type).filter((key) => given[key] !== undefined);
    if (said.length > 0) read.notices.push({ problem: "currencyKept", params: { value: String(given.currency) } });
    for (const key of [...said, "currency"]) delete given[key];
  } else if (type === "opportunity" && given.amountMinor === undefined) delete given.currency;
  if (Array.isArray(given.tags)) {
    const tags = [...new Set([...record.tags, ...(given.tags as string[])])];
    if (tags.length === record.tags.length || tags.length > tagsMax) delete given.tags;
    else given.tags = tags;
  }
  const plain = changesBetween(record, given, Object.keys(given));
  const own = changesBetween(record, { custom: row.custom }, ["custom"]);
  const values = Object.fromEntries(plain.map(({ field }) => [field, given[field]]));
  const custom = Object.fromEntries(
    own.map(({ field }) => [field.slice("custom.".length), row.custom[field.slice("custom.".length)] ?? null]),
  );
  const kept = detailChanges(record.details, row.details);
  return {
    values,
    custom,
    details: kept.length > 0 ? { ...record.details, ...row.details } : undefined,
    changes: [...plain, ...own, ...kept],
  };
}
