import type { fieldsOf } from "@arraigo/crm/fields";

export type RecordType = Parameters<typeof fieldsOf>[0];
export type RecordField = ReturnType<typeof fieldsOf>[string];
export type FieldKind = RecordField["kind"];

/** A value as it travels: null is "not known". */
export type FieldValue = string | number | boolean | readonly string[] | null;
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** A field with what people call it, be it one every organisation has or one of its own (`custom.<key>`). */
export interface NamedField extends RecordField {
  key: string;
  label: string;
  own?: true;
}

export const recordTypes: readonly RecordType[] = ["account", "contact", "lead", "opportunity", "case", "product"];

/** The server's verbs of a type: `api.crm.accounts`. */
export const routerOf = {
  account: "accounts",
  contact: "contacts",
  lead: "leads",
  opportunity: "opportunities",
  case: "cases",
  product: "products",
} as const satisfies Record<RecordType, string>;

/** The field that says what a record is called, and by which lists sort when asked for names. */
export const nameFieldOf: Record<RecordType, string> = {
  account: "name",
  contact: "familyName",
  lead: "familyName",
  opportunity: "name",
  case: "subject",
  product: "name",
};

/** The money fields of a type are in this field's currency. */
export const currencyField = "currency";

const text = (values: FieldValues, key: string) => {
  const value = values[key];
  return typeof value === "string" ? value : "";
};

/** What people call a record; "" where nothing names it. */
export function recordName(type: RecordType, values: FieldValues): string {
  if (type === "contact" || type === "lead")
    return (
      `${text(values, "givenName")} ${text(values, "familyName")}`.trim() ||
      (type === "lead" ? text(values, "company") : "") ||
      text(values, "email")
    );
  if (type === "case")
    return values.number == null ? text(values, "subject") : `#${values.number} ${text(values, "subject")}`;
  return text(values, "name");
}

/** Whether two values say the same; nothing, an empty text and an empty list are one. */
export function sameValue(one: FieldValue | undefined, other: FieldValue | undefined): boolean {
  return JSON.stringify(emptyAsNull(one)) === JSON.stringify(emptyAsNull(other));
}

export function isEmptyValue(value: FieldValue | undefined): boolean {
  return emptyAsNull(value) === null;
}

function emptyAsNull(value: FieldValue | undefined): FieldValue {
  if (value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) return null;
  return value;
}

/** What emptying a field writes: lists and names that are always there become empty, the rest becomes unknown. */
export function emptyFor(field: RecordField): FieldValue {
  if (field.kind === "tags") return [];
  return "neverNull" in field && field.neverNull ? "" : null;
}

/** Values as an update takes them: the organisation's own fields stand together below `custom`. */
export function asUpdate(values: FieldValues): Record<string, unknown> {
  const entries = Object.entries(values);
  const own = entries.filter(([key]) => key.startsWith("custom."));
  return {
    ...Object.fromEntries(entries.filter(([key]) => !key.startsWith("custom."))),
    ...(own.length > 0
      ? { custom: Object.fromEntries(own.map(([key, value]) => [key.slice("custom.".length), value])) }
      : {}),
  };
}
