/** What a condition can ask of a field; which of them fit a kind of field, `opsOf` says. Without a schema, for the first load of a page. */
export const listOps = [
  "is",
  "isNot",
  "anyOf",
  "contains",
  "isEmpty",
  "isFilled",
  "before",
  "after",
  "between",
  "lessThan",
  "moreThan",
  "inLastDays",
  "inNextDays",
] as const;
export type ListOp = (typeof listOps)[number];

/** Whose records a list shows. */
export const listOwners = ["mine", "team", "all", "unowned"] as const;
export type ListOwner = (typeof listOwners)[number];
