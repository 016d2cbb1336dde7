import type { Field } from "../fields/field";
import { fieldsOf } from "../fields/record-fields";
import { flagNames } from "../pipeline/flag-names";
import { isStaged, type RecordType } from "../record-types";
import type { ListOp } from "./list-ops";

export { type ListOp, type ListOwner, listOps, listOwners } from "./list-ops";

export const unownedFlag = "unowned";

/**
 * What lists can also be filtered by, beside a type's fields: its pipeline, whether it is closed, whether one may write to it, and
 * what is wrong with it, and which change of many it was part of.
 */
export function listExtras(type: RecordType): Record<string, Field> {
  const flag: Field = { kind: "choice", choices: isStaged(type) ? [...flagNames, unownedFlag] : [unownedFlag] };
  const extras: Record<string, Field> = { flag, run: { kind: "record" } };
  if (isStaged(type)) Object.assign(extras, { pipelineId: { kind: "stage" }, closed: { kind: "yesNo" } });
  if (type === "contact" || type === "lead") extras["reachable"] = { kind: "yesNo" };
  return extras;
}

/** Every built-in field a list of this type can be filtered by. */
export const filterableFields = (type: RecordType): Record<string, Field> => ({
  ...fieldsOf(type),
  ...listExtras(type),
});

const presence = ["isEmpty", "isFilled"] as const;
const words: readonly ListOp[] = ["is", "isNot", "anyOf", "contains", ...presence];
const numbers: readonly ListOp[] = ["is", "isNot", "anyOf", "lessThan", "moreThan", "between", ...presence];
const days: readonly ListOp[] = ["is", "isNot", "before", "after", "between", "inLastDays", "inNextDays", ...presence];
const oneOfSome: readonly ListOp[] = ["is", "isNot", "anyOf", ...presence];

/** The operators that make sense for a field. */
export function opsOf(field: Field): readonly ListOp[] {
  switch (field.kind) {
    case "line":
    case "paragraph":
    case "email":
    case "phone":
    case "url":
    case "currency":
      return words;
    case "integer":
    case "decimal":
    case "money":
      return numbers;
    case "date":
    case "instant":
      return days;
    case "yesNo":
      return ["is", "isNot", ...presence];
    case "tags":
      return ["is", "isNot", "anyOf", ...presence];
    default:
      return oneOfSome;
  }
}

/** The keys a list of this type can be ordered by, besides indexed own fields. `name` is the family name of people, the number of a case. */
export function sortableKeys(type: RecordType): string[] {
  const marked = Object.entries(fieldsOf(type)).flatMap(([key, field]) => (field.sortable ? [key] : []));
  return [...new Set(["name", ...marked])];
}
