import type { RecordType } from "../record-types";
import { accountFields } from "./account-fields";
import { caseFields } from "./case-fields";
import { contactFields } from "./contact-fields";
import type { Field, FieldSet, ValuesOf } from "./field";
import { leadFields } from "./lead-fields";
import { opportunityFields } from "./opportunity-fields";
import { productFields } from "./product-fields";

export { isStaged, type RecordType, type StagedType, stagedTypes } from "../record-types";
export { currencyCodes, digitsOf } from "../records/currency-digits";
export { fieldWords } from "./field-words";

/** Every record type's fields, in the order forms show them. Keys are the names of the columns, on the screen and in the verbs. */
export const recordFields = {
  account: accountFields,
  contact: contactFields,
  lead: leadFields,
  opportunity: opportunityFields,
  case: caseFields,
  product: productFields,
} as const;

export type FieldsOf<T extends RecordType> = (typeof recordFields)[T];
export type RecordValues<T extends RecordType> = ValuesOf<FieldsOf<T>>;

export const fieldsOf = (type: RecordType): FieldSet => recordFields[type];

/** The fields a form may write. */
export function writableFields(type: RecordType): [string, Field][] {
  return Object.entries(fieldsOf(type)).filter(([, field]) => !field.readOnly);
}
