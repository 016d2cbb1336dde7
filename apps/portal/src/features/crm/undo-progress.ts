import type { ImportState } from "./import-types";

/**
 * How far taking an import back is, in records: those dealt with, and all it made or changed. Rows of the file that shared a record
 * are counted one by one there, so the end may come before the last of them.
 */
export function undoProgress(held: ImportState): { done: number; all: number } {
  const { removed = 0, restored = 0, kept = 0 } = held.undo ?? {};
  const done = removed + restored + kept;
  const made = held.created + held.updated + held.accountsCreated + held.contactsCreated + held.queuesCreated;
  return { done, all: Math.max(done, made) };
}
