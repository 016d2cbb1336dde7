import type { RecordType } from "../record-types";
import type { PastKind } from "../runs-contract";

/** `partlyUndone`: something stayed as it was, with why. */
export type PastState = "running" | "paused" | "failed" | "undoing" | "done" | "undone" | "partlyUndone";

/** One thing that was done to many records, as a list shows it. */
export interface PastRun {
  id: string;
  kind: PastKind;
  /** Null for a handover, which is of many types, and for activities from a file. */
  recordType: RecordType | null;
  /** When it was begun. */
  at: string;
  /** Who did it; null: the system. */
  byId: string | null;
  state: PastState;
  /** Records it made or changed. */
  records: number;
  /** How far it is, or taking it back is; null where nothing is under way. */
  progress: { done: number; total: number } | null;
  /** Rows of a file that stayed out. */
  failed: number;
  /** Records of which something stayed when it was taken back. */
  kept: number;
  undoneAt: string | null;
  undoneById: string | null;
  /** Whether it can still be taken back by whoever reads this. */
  undoable: boolean;
  /** The file it came from. */
  fileName: string | null;
  /** The record others were merged into. */
  intoId: string | null;
}

/** Which of them, within the actor's reach: one's own; an administrator's are everybody's. */
export interface PastAsked {
  kind: PastKind | undefined;
  mine: boolean;
  after: { at: string; id: string } | undefined;
  rowsMax: number;
}

export const stateWhenUndone = (kept: number): PastState => (kept > 0 ? "partlyUndone" : "undone");
