import type { CustomValue } from "../../records/record-columns";

/** Why a row stays out, or what about it is to be looked at. Each has its sentence in messages `importProblems`. */
export type ImportProblem =
  | "brokenQuotes"
  | "tooFewColumns"
  | "tooManyColumns"
  | "nameless"
  | "badEmail"
  | "badPhone"
  | "badUrl"
  | "badDate"
  | "badNumber"
  | "badAmount"
  | "badChoice"
  | "badYesNo"
  | "badCurrency"
  | "outOfRange"
  | "tooLong"
  | "sharedKey"
  | "otherName"
  | "notYours"
  | "notFound"
  | "alreadyThere"
  | "lookalike"
  | "lookalikeContact"
  | "lookalikeLead"
  | "unknownOwner"
  | "ownerOutOfReach"
  | "unknownStage"
  | "stageNotYours"
  | "currencyKept"
  | "unknownReference"
  | "gateUnmet";

export interface RowProblem {
  problem: ImportProblem;
  params: Record<string, string | number>;
}

/** A further address or number of a person. */
export interface Point {
  kind: "email" | "phone";
  value: string;
  /** The heading it stood under. */
  label: string;
}

/** A row as the record it describes. What is absent, the file says nothing about. */
export interface ImportRow {
  line: number;
  /** The row as it stands in the file. */
  cells: string[];
  /** Field key → value, as the record's verbs take it. */
  values: Record<string, unknown>;
  custom: Record<string, CustomValue>;
  details: Record<string, string | number>;
  externalId: string | null;
  /** Our own number, for types that have one. */
  number: number | null;
  /** Names of what the row points at, by field: to be found, or made. */
  names: Record<string, string>;
  owner: string | null;
  stage: string | null;
  closedAt: string | null;
  points: Point[];
  /** What came in without a value, or is to be looked at. */
  notices: RowProblem[];
}

export interface RowFailure extends RowProblem {
  line: number;
  cells: string[];
}

export const isFailure = (read: ImportRow | RowFailure): read is RowFailure => "problem" in read;
