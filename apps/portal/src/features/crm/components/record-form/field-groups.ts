import type { NamedField, RecordType } from "./record-fields";

export type GroupName =
  | "who"
  | "what"
  | "whom"
  | "reach"
  | "place"
  | "sale"
  | "case"
  | "price"
  | "next"
  | "own"
  | "more";

const place = ["street", "postcode", "city", "region", "country"];
const step = ["nextStep", "nextStepOn"];
const reach = ["email", "phone", "website"];

const groupsOf: Record<RecordType, readonly (readonly [GroupName, readonly string[]])[]> = {
  account: [
    ["who", ["name", "relation", "industry", "parentId", "employees"]],
    ["reach", reach],
    ["place", place],
    ["next", step],
  ],
  contact: [
    ["who", ["givenName", "familyName", "title", "accountId", "bornOn"]],
    ["reach", reach],
    ["place", place],
    ["next", step],
  ],
  lead: [
    ["who", ["givenName", "familyName", "company", "title"]],
    ["reach", reach],
    ["sale", ["source", "interest", "reason"]],
    ["place", place],
    ["next", step],
  ],
  opportunity: [
    ["sale", ["name", "accountId", "contactId", "amountMinor", "currency", "closesOn", "source", "reason"]],
    ["next", step],
  ],
  case: [
    ["case", ["subject", "description", "priority", "channel", "category", "queueId"]],
    ["whom", ["accountId", "contactId", "productId"]],
    ["more", ["openedAt", "minutes", "resolution", "reason"]],
    ["next", step],
  ],
  product: [
    ["what", ["name", "code", "description", "unit"]],
    ["price", ["priceMinor", "costMinor", "currency", "retiredOn"]],
  ],
};

/** Fields shown at once when a record is made; the rest waits behind one press. */
const firstOf: Record<RecordType, readonly string[]> = {
  account: ["name", "relation", "website", "phone", "city", "country"],
  contact: ["givenName", "familyName", "title", "accountId", "email", "phone"],
  lead: ["givenName", "familyName", "company", "email", "phone", "source", "interest"],
  opportunity: ["name", "accountId", "contactId", "amountMinor", "currency", "closesOn", "nextStep", "nextStepOn"],
  case: ["subject", "description", "priority", "channel", "accountId", "contactId", "queueId"],
  product: ["name", "code", "priceMinor", "costMinor", "currency", "unit"],
};

export interface FieldGroup {
  name: GroupName;
  fields: readonly NamedField[];
}

/** The writable fields of a type in their groups; what belongs to none stands last, the organisation's own under their own heading. */
export function groupFields(type: RecordType, fields: readonly NamedField[]): FieldGroup[] {
  const writable = fields.filter((field) => !field.readOnly);
  const placed = new Set(groupsOf[type].flatMap(([, keys]) => keys));
  const named = groupsOf[type].map(
    ([name, keys]): FieldGroup => ({
      name,
      fields: keys.flatMap((key) => writable.find((field) => field.key === key) ?? []),
    }),
  );
  const rest = writable.filter((field) => !placed.has(field.key));
  const more = named.find(({ name }) => name === "more");
  const own = rest.filter((field) => field.own);
  const others = rest.filter((field) => !field.own);
  return [
    ...named.filter(({ name }) => name !== "more"),
    { name: "own" as const, fields: own },
    { name: "more" as const, fields: [...(more?.fields ?? []), ...others] },
  ].filter((group) => group.fields.length > 0);
}

/** Whether a field is asked for at once when a record is made. */
export function isAskedFirst(type: RecordType, field: NamedField): boolean {
  return Boolean(field.required) || firstOf[type].includes(field.key);
}

/** Whether a field says how a record ended: nothing to ask of a new one. */
export function isOfTheEnd(field: NamedField): boolean {
  return field.key === "reason" && !field.own;
}

/** Fields that take the whole width of a form. */
export function isWide(field: NamedField): boolean {
  return (
    field.kind === "paragraph" ||
    field.kind === "tags" ||
    ["name", "subject", "street", "nextStep", "nextStepOn"].includes(field.key)
  );
}
