import type { RecordType } from "../record-types";

/** Why something stays as it is though it was to go back: keys of messages `importProblems`. */
export type StayReason =
  | "changedSince"
  | "keptNotYours"
  | "keptMerged"
  | "keptMoved"
  | "keptLost"
  | "keptForStage"
  | "keptGone"
  | "keptField"
  | "keptNameless"
  | "keptCircle"
  | "keptOwnerLeft";

/** One thing that taking something back left as it is. `field` is null where it is the whole record. */
export interface Stayed {
  type: RecordType;
  id: string;
  field: string | null;
  reason: StayReason;
}

/** What one record keeps for one reason. */
export interface StayedRecord extends Omit<Stayed, "field"> {
  fields: string[];
}

/** The fields of each record that stay for one reason, together. */
export function stayedByRecord(stayed: readonly Stayed[]): StayedRecord[] {
  const held = new Map<string, StayedRecord>();
  for (const { field, ...each } of stayed) {
    const key = `${each.id} ${each.reason}`;
    const found = held.get(key) ?? { ...each, fields: [] };
    if (field !== null && field !== "details" && !found.fields.includes(field)) found.fields.push(field);
    held.set(key, found);
  }
  return [...held.values()];
}
