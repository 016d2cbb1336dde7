import type { Grant } from "@arraigo/platform";
import type { Language } from "@arraigo/platform/contract";

/** Who imports, as a job needs to know it: who they are, what they may do, and where they are. */
export interface Importer {
  personId: string;
  language: Language;
  timeZone: string;
  grants: Record<string, Grant>;
}

/** Counts beside created, updated, unchanged and failed. */
export interface MoreCounts {
  /** Rows that look like another record already here. */
  lookalikes: number;
  /** Rows that came in with a value that could not be read: left out, or kept as it stands. */
  incomplete: number;
  /** Rows that landed in a stage whose gate they do not meet. */
  nonConforming: number;
  /** Rows whose record stays in its stage, because the one they name asks for more; and those of them a reason would let past. */
  gateRefused?: number;
  gateOverridable?: number;
  /** Records made because rows name them, by type. */
  related: Partial<Record<"account" | "contact" | "queue", number>>;
  /** Addresses it writes a no down for. */
  optOuts?: number;
  /** Queues it made, as they were called then: queues have no history to find them by. */
  queues?: readonly MadeQueue[];
  /** What many rows have in common, said once: a word that is no stage here, leads that are contacts already. */
  sums?: readonly SummedFinding[];
}

/** One thing to look at that so many rows share; `line` and `cells` are those of the first. */
export interface SummedFinding extends Finding {
  rows: number;
}

export interface MadeQueue {
  id: string;
  name: string;
}

export interface ImportCounts extends MoreCounts {
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
}

export const noCounts = (): ImportCounts => ({
  created: 0,
  updated: 0,
  unchanged: 0,
  failed: 0,
  lookalikes: 0,
  incomplete: 0,
  nonConforming: 0,
  related: {},
});

/** What is wrong with a row, or to be looked at: a key of messages `importProblems`, said in the reader's language when read. */
export interface Finding {
  line: number;
  problem: string;
  params: Record<string, string | number>;
  cells: string[];
}

/** A record a dry run would make. */
export interface Example {
  line: number;
  values: Record<string, string>;
}

/** A dry run: how far it is, and what it found so far. */
export interface DryRun {
  /** Which mapping it tried. */
  mappingKey: string;
  rowsDone: number;
  finishedAt: string | null;
  counts: ImportCounts;
  examples: Example[];
  changes: { line: number; name: string; changes: { field: string; from: string | null; to: string | null }[] }[];
  failures: Finding[];
  notices: Finding[];
}

/** How far taking an import back is. */
export interface UndoProgress {
  /** Which part of it is at work. */
  phase: number;
  /** The history entry of that part up to which everything is taken back; entries are taken newest first. */
  before: string | null;
  removed: number;
  restored: number;
  kept: number;
}
