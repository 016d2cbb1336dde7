import type { StayedRecord } from "../records/stayed";

/** How far taking a run back is, and what came of it: kept with the run, so that whoever was interrupted goes on. */
export interface RunUndo {
  /** When it was asked for: what comes back to life later than that can be gone on with. */
  begunAt: string;
  /** What was handed on without a history of its own goes back first, then the history, newest first. */
  phase: "handed" | "history" | "over";
  /** The row of that phase down to which everything is taken back. */
  before: string | null;
  /** Records it is about, where only those that were away the first time are left. */
  only: string[] | null;
  /** Rows to take back, and how many of them have had their turn. */
  total: number;
  done: number;
  /** Records, tasks and requests that are as they were, wholly or in part. */
  restored: number;
  /** Those of which something stays. */
  kept: number;
  /** What stays and why, the first that are said. */
  stayed: StayedRecord[];
}

/** What an undo says of itself where nothing is kept of it. */
export const nothingBack = { total: 0, done: 0, restored: 0, kept: 0, stayed: [] as StayedRecord[] };
