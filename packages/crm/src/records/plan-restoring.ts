import type { RecordType } from "../record-types";
import type { FieldChange, recordEvents } from "../timeline/tables";
import type { RecordChange } from "./change-records";
import { moneyFields } from "./currency-said";
import type { CustomValue } from "./record-columns";
import type { RecordRow } from "./record-table";
import type { Stayed } from "./stayed";

type Event = typeof recordEvents.$inferSelect;
type Detail = { name: string; value: string | number | null };

export const valueBefore = (change: FieldChange) => ("fromValue" in change ? change.fromValue : change.from);
export const valueAfter = (change: FieldChange) => ("toValue" in change ? change.toValue : change.to);

/** As history compares: what is empty is nothing, whatever kind of empty it is. */
function plain(value: unknown): string {
  if (value === "" || value === undefined || (Array.isArray(value) && value.length === 0)) return "null";
  return JSON.stringify(value instanceof Date ? value.toISOString() : value);
}
const same = (a: unknown, b: unknown) => plain(a) === plain(b);

/** What of one record goes back. */
export interface Restoring {
  row: RecordRow;
  change: RecordChange & { values: Record<string, unknown>; custom: Record<string, CustomValue> };
  /** Undefined where no other details go back. */
  details: Record<string, string | number> | undefined;
  detailChanges: FieldChange[];
  /** Undefined where the owner stays. */
  ownerId: string | null | undefined;
}

/**
 * What of a run's changes still stands as the run wrote it, and so goes back, record by record, through all that the run did to it.
 * What somebody set since stays. `events` newest first; `rows` as they stand now, and for an owner `away`: whoever handed a record
 * on may take it back though it is not theirs.
 */
export function planRestoring(
  type: RecordType,
  rows: ReadonlyMap<string, RecordRow>,
  events: readonly Event[],
  touched: (id: string, field: string) => boolean,
  away: ReadonlyMap<string, RecordRow> = rows,
): { restoring: Restoring[]; stayed: Stayed[] } {
  const stayed: Stayed[] = [];
  const held = new Map<string, Restoring>();
  const money = new Set(moneyFields(type));
  // Currency and amounts mean something together only: where somebody set one since, both stay.
  const set = (row: RecordRow, field: string) =>
    touched(row.id, field) ||
    (money.has(field) && touched(row.id, "currency")) ||
    (field === "currency" && [...money].some((key) => row[key] != null && touched(row.id, key)));
  for (const event of events)
    for (const change of event.changes) {
      const { field } = change;
      const id = event.subjectId;
      const row = field === "ownerId" ? away.get(id) : rows.get(id);
      if (!row) {
        stayed.push({ type, id, field: null, reason: "keptNotYours" });
        continue;
      }
      const one = held.get(id) ?? nothingOf(row);
      held.set(id, one);
      // Other details are many under one name: each says itself whether it still stands.
      if ((field !== "details" && set(row, field)) || !takeBack(one, change))
        stayed.push({ type, id, field, reason: "changedSince" });
    }
  return { restoring: [...held.values()], stayed };
}

export const hasValues = ({ values, custom }: Pick<Restoring["change"], "values" | "custom">) =>
  Object.keys({ ...values, ...custom }).length > 0;

const nothingOf = (row: RecordRow): Restoring => ({
  row,
  change: { id: row.id, values: {}, custom: {} },
  details: undefined,
  detailChanges: [],
  ownerId: undefined,
});

/** Notes the value before, where the one after still stands: in the record, or as what a later change of the same run goes back to. */
function takeBack(one: Restoring, change: FieldChange): boolean {
  const { field } = change;
  const was = valueBefore(change);
  const wrote = valueAfter(change);
  if (field === "details") return takeDetailBack(one, change, was as Detail, wrote as Detail);
  if (field === "ownerId") {
    if (!same(one.ownerId === undefined ? one.row.ownerId : one.ownerId, wrote)) return false;
    one.ownerId = was as string | null;
    return true;
  }
  const key = field.startsWith("custom.") ? field.slice("custom.".length) : null;
  const name = key ?? field;
  const returning = key === null ? one.change.values : one.change.custom;
  const standing = key === null ? one.row : one.row.custom;
  if (!same(name in returning ? returning[name] : standing[name], wrote)) return false;
  (returning as Record<string, unknown>)[name] = field === "tags" ? (was ?? []) : was;
  return true;
}

function takeDetailBack(one: Restoring, change: FieldChange, was: Detail, wrote: Detail): boolean {
  const details = one.details ?? { ...one.row.details };
  if (!same(details[wrote.name], wrote.value)) return false;
  if (was.value === null) delete details[was.name];
  else details[was.name] = was.value;
  one.details = details;
  one.detailChanges.push({ ...change, from: change.to, to: change.from, fromValue: wrote, toValue: was });
  return true;
}
