import type { EnterDoing } from "../pipeline/enter-stages";

/** What a change of many records does to each of them. */
export type RunAct =
  | { act: "move"; stageId: string; note?: string | undefined }
  | { act: "edit"; values: Record<string, unknown>; custom?: Record<string, unknown> | undefined }
  | { act: "reassign"; ownerId: string | null }
  | { act: "remove" };

/** What is still to be done: let go when the run is over, because it holds what people typed. */
export interface RunWork {
  does: RunAct;
  ids: string[];
}

/** A record that stays where it was: its gate misses something, or it is a lead that became something else. */
export interface RefusedMove {
  id: string;
  name: string;
  reason: "gate" | "converted";
  /** What is missing, as one half-sentence in the reader's language. Empty for a converted lead. */
  missing: string;
}

/** What a run has come upon so far. */
export interface RunFound {
  changed: number;
  /** Records that were live and within reach when their turn came. */
  reached: number;
  /** The first that stay, each with why; further ones are counted. */
  refused: RefusedMove[];
  refusedCount: number;
}

export const nothingFound = (): RunFound => ({ changed: 0, reached: 0, refused: [], refusedCount: 0 });

export type RunDoing = EnterDoing & { runId: string; at: Date };
