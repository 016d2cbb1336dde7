import type { Delimiter, Encoding } from "@arraigo/platform/contract";
import type { TimeFormat, ValueKind } from "../history-contract";

/** What was found out about a file; kept with the upload and shown before anything is mapped. */
export interface FileFacts {
  format: "csv" | "ndjson";
  gzip: boolean;
  encoding: Encoding;
  /** Null for lines of JSON. */
  delimiter: Delimiter | null;
  /** Where the header row stands; null where the file starts with data. */
  headerLine: number | null;
  /** Rows below the header, broken ones included. */
  rows: number;
  columns: ColumnFacts[];
}

export interface ColumnFacts {
  name: string;
  /** Some values as they stand, cut; let go with the file. */
  samples: string[];
  /** Of the rows looked at, the share that has a value here, from 0 to 1. */
  filled: number;
  /** How its values can all be read as times, likeliest first; none where they cannot. */
  times: TimeFormat[];
  kind: ValueKind;
  /** Whether its values are objects. */
  objects: boolean;
}
