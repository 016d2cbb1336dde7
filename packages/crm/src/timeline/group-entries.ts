import type { FieldChange } from "./tables";

/** A change, and the event whose earlier value is shown: restoring goes back to that one. */
export type ShownChange = FieldChange & { eventId: string };

interface Groupable {
  kind: string;
  source: string;
  subjectId: string;
  actorId: string | null;
  occurredAt: string;
  changes: ShownChange[];
}

const togetherMs = 10 * 60_000;

/** The first value before and the last after, field by field; what came back to where it was is no change. */
function joined(older: readonly ShownChange[], newer: readonly ShownChange[]): ShownChange[] {
  const fields = new Map(older.map((change) => [change.field, { ...change }]));
  for (const change of newer) {
    const before = fields.get(change.field);
    if (!before) {
      fields.set(change.field, change);
      continue;
    }
    const { from, fromValue, eventId } = before;
    fields.set(change.field, { ...change, from, eventId, ...("fromValue" in before ? { fromValue } : {}) });
  }
  return [...fields.values()].filter((change) => change.from !== change.to);
}

/**
 * Changes by one person to one record within ten minutes are read as one. Done when read, never when written: the log stays whole.
 * Expects entries newest first.
 */
export function groupEntries<T extends Groupable>(entries: readonly T[]): T[] {
  const groups: T[] = [];
  for (const entry of entries) {
    const newer = groups.at(-1);
    const together =
      newer?.kind === "changed" &&
      entry.kind === "changed" &&
      newer.source === entry.source &&
      newer.subjectId === entry.subjectId &&
      newer.actorId === entry.actorId &&
      Date.parse(newer.occurredAt) - Date.parse(entry.occurredAt) <= togetherMs;
    if (together) groups[groups.length - 1] = { ...newer, changes: joined(entry.changes, newer.changes) };
    else groups.push(entry);
  }
  return groups.filter((entry) => entry.kind !== "changed" || entry.changes.length > 0);
}
