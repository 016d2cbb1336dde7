import type { Properties } from "./tables";

/** An event ready to be stored. Short keys, because a batch travels to the database as one JSON text. */
export interface EventRow {
  /** Message id. */
  m: string;
  /** Name. */
  n: string;
  /** When it happened, ISO 8601 with zone. */
  o: string;
  /** The person, where the sender knows: our own modules. */
  p?: string | undefined;
  /** What the sender calls the person; resolved in the statement. */
  r?: string | undefined;
  /** The write key. */
  s?: string | undefined;
  x?: Properties | undefined;
  c?: Properties | undefined;
  /** The file it was brought in with. */
  u?: string | undefined;
}

/** What arrived through one write key, for the health page. */
export interface Received {
  s: string;
  received: number;
  rejected: number;
}

export interface Stored {
  /** How many were new. */
  stored: number;
  people: string[];
  names: string[];
  /** Local days of the organisation, both inclusive; null where nothing was new. */
  from: string | null;
  to: string | null;
}
