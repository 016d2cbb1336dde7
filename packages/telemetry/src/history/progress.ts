import type { RejectionReason } from "../contract";
import type { RowReason } from "../history-contract";

export type Refusal = RejectionReason | RowReason;

/** What running an upload would do, and how far the finding out is. */
export interface DryRun {
  /** Of which mapping it speaks. */
  mappingKey: string;
  rowsDone: number;
  finishedAt: string | null;
  counts: DryCounts;
  /** Days of the organisation. Null where nothing can be read. */
  firstDay: string | null;
  lastDay: string | null;
  /** The names nobody answers to, most frequent first. */
  unknown: { userRef: string; count: number }[];
  /** The first rows that would be refused. */
  refused: { line: number; reason: Refusal; cells: string[] }[];
  reasons: Partial<Record<Refusal, number>>;
  /** The first rows as they would be stored. */
  examples: { line: number; userRef: string; name: string; at: string; properties: Record<string, unknown> }[];
  /** The most frequent names of events. */
  events: { name: string; count: number }[];
}

export interface DryCounts {
  /** Would be stored. */
  fresh: number;
  /** Counted before, by whatever way they came. */
  known: number;
  /** The same message id as a row above it in the file. */
  repeated: number;
  refused: number;
  /** Of the fresh ones, those whose name nobody answers to, and how many names those are. */
  unknown: number;
  unknownNames: number;
  /** Of the fresh ones, those older than raw events, and than sums by person, are kept. */
  pastRaw: number;
  pastPeople: number;
}
