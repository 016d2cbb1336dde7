import type { PointKind, PointMark } from "../../contacts-contract";
import type { CustomValue } from "../../records/record-columns";
import type { MarkKey } from "../mapping/mark-targets";
import type { RowAmount } from "./row-money";

/** Why a row stays out, or what about it is to be looked at. Each has its sentence in messages `importProblems`. */
export type ImportProblem =
  | "brokenQuotes"
  | "tooFewColumns"
  | "tooManyColumns"
  | "nameless"
  | "totalsRow"
  | "unworked"
  | "badEmail"
  | "badPhone"
  | "badUrl"
  | "badDate"
  | "otherOrder"
  | "oddDate"
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
  | "currencyClash"
  | "amountUnsaid"
  | "unknownReference"
  | "queueMade"
  | "queueArchived"
  | "saidNo"
  | "gateUnmet"
  | "gateOverridden"
  | "gateRefused"
  | "badTime"
  | "badDuration"
  | "longDuration"
  | "textCut"
  | "unknownKind"
  | "unsaidKind"
  | "cancelledActivity"
  | "undated"
  | "inFuture"
  | "dueToday"
  | "aboutNobody"
  | "aboutUnknown"
  | "aboutSeveral"
  | "nameElsewhere"
  | "othersLeftOff"
  | "unknownDoer"
  | "doerOutOfReach";

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

/** Something an import writes down about an address, or that it does not hold any more. */
export interface Marking {
  kind: PointKind;
  value: string;
  /** The address in small letters, or the number's digits. */
  key: string;
  mark: PointMark;
  on: boolean;
}

/** What was said at one address among several, `key` as in `Marking`. */
export type NamedMark = Pick<Marking, "kind" | "key" | "mark">;

/** A row as the record it describes. What is absent, the file says nothing about. */
export interface ImportRow {
  line: number;
  /** The row as it stands in the file. */
  cells: string[];
  /** Field key → value, as the record's verbs take it. */
  values: Record<string, unknown>;
  /** Its amounts by field, until they are settled in a currency and become values. */
  money: Record<string, RowAmount>;
  custom: Record<string, CustomValue>;
  details: Record<string, string | number>;
  externalId: string | null;
  /** Our own number, for types that have one. */
  number: number | null;
  /** Names of what the row points at, by field: to be found, or made. */
  names: Record<string, string>;
  owner: string | null;
  stage: string | null;
  /** What a second column says of it: how it ended. */
  status: string | null;
  closedAt: string | null;
  points: Point[];
  /** What the file says about its addresses: said yes, said no, lead nowhere. */
  marks: Partial<Record<MarkKey, boolean>>;
  /** What the file says of addresses it names: an export of ours, where a record has several. */
  named: NamedMark[];
  /** What of that is news, once planned. */
  marking: Marking[];
  /** What came in without a value, or is to be looked at. */
  notices: RowProblem[];
}

export interface RowFailure extends RowProblem {
  line: number;
  cells: string[];
}

export const isFailure = (read: ImportRow | RowFailure): read is RowFailure => "problem" in read;
