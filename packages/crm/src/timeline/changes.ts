import type { FieldChange } from "./tables";

type Plain = string | number | null;

function plain(value: unknown): Plain {
  if (value === undefined || value === null || value === "") return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.join(", ");
  return typeof value === "number" ? value : String(value);
}

/** What really changed between a record and its new values: fields that stay the same are no news. */
export function changesBetween(before: object, after: object, fields: readonly string[]): FieldChange[] {
  const old = before as Record<string, unknown>;
  const fresh = after as Record<string, unknown>;
  return fields
    .filter((field) => fresh[field] !== undefined)
    .map((field) => ({ field, from: plain(old[field]), to: plain(fresh[field]) }))
    .filter((change) => change.from !== change.to);
}
