import type { RecordType } from "../record-types";

/**
 * What a field holds. `money` is an integer in the smallest unit of the record's `currency`; `date` is a local date, `instant`
 * an ISO time; `record`, `person`, `queue` and `stage` are ids of what they name.
 */
export type FieldKind =
  | "line"
  | "paragraph"
  | "email"
  | "phone"
  | "url"
  | "currency"
  | "integer"
  | "decimal"
  | "money"
  | "date"
  | "instant"
  | "choice"
  | "yesNo"
  | "tags"
  | "record"
  | "person"
  | "queue"
  | "stage";

/** One field of a record type, as plain data: forms, lists, filters, imports and gates are made from it. */
export interface Field {
  kind: FieldKind;
  /** Must be given when a record is made, and cannot be emptied. */
  required?: true;
  /** Set by verbs of its own (an owner, a stage) or by the system; never through a form's values. */
  readOnly?: true;
  /** Always there: a name that is not known is an empty text, not a missing one. */
  neverNull?: true;
  charactersMax?: number;
  min?: number;
  max?: number;
  choices?: readonly string[];
  /** For `record`: which type it points at. */
  to?: RecordType;
  /** A list can be ordered by it; an index serves that. */
  sortable?: true;
}

export type FieldSet = Readonly<Record<string, Field>>;

interface ValueByKind {
  line: string;
  paragraph: string;
  email: string;
  phone: string;
  url: string;
  currency: string;
  integer: number;
  decimal: number;
  money: number;
  date: string;
  instant: string;
  choice: string;
  yesNo: boolean;
  tags: string[];
  record: string;
  person: string;
  queue: string;
  stage: string;
}

/** A value as it travels: null is "not known". */
export type FieldValue = string | number | boolean | string[] | null;

type ValueOf<F extends Field> = F extends { choices: readonly (infer C)[] } ? C : ValueByKind[F["kind"]];
type WritableKeys<S extends FieldSet> = { [K in keyof S]: S[K] extends { readOnly: true } ? never : K }[keyof S];
type RequiredKeys<S extends FieldSet> = {
  [K in WritableKeys<S>]: S[K] extends { required: true } ? K : never;
}[WritableKeys<S>];

/** What a form of these fields gives: required ones always, the others perhaps, null to empty them. */
export type ValuesOf<S extends FieldSet> = { [K in RequiredKeys<S>]: ValueOf<S[K]> } & {
  [K in Exclude<WritableKeys<S>, RequiredKeys<S>>]?: S[K] extends { kind: "tags" } | { neverNull: true }
    ? ValueOf<S[K]>
    : ValueOf<S[K]> | null;
};

/** Declares fields as plain data, keeping their literal types. */
export const defineFields = <const S extends FieldSet>(fields: S): S => fields;

/** An address on paper, the same on everything that has one. */
export const addressFields = defineFields({
  street: { kind: "line", charactersMax: 200 },
  postcode: { kind: "line", charactersMax: 20 },
  city: { kind: "line", charactersMax: 120 },
  region: { kind: "line", charactersMax: 120 },
  country: { kind: "line", charactersMax: 80 },
});

export const stepFields = defineFields({
  nextStep: { kind: "line", charactersMax: 300 },
  nextStepOn: { kind: "date", sortable: true },
});

export const commonFields = defineFields({
  tags: { kind: "tags", max: 30 },
  notes: { kind: "paragraph", charactersMax: 4_000 },
});

/** What the system keeps about every record. */
export const keptFields = defineFields({
  ownerId: { kind: "person", readOnly: true },
  createdAt: { kind: "instant", readOnly: true, sortable: true },
  updatedAt: { kind: "instant", readOnly: true },
});
export const touchedFields = defineFields({
  lastActivityAt: { kind: "instant", readOnly: true, sortable: true },
});
