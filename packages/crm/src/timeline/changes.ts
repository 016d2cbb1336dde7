import type { FieldChange, Plain } from "./tables";

function plain(value: unknown): Plain {
  if (value === undefined || value === null || value === "") return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.join(", ");
  if (value instanceof Date) return value.toISOString();
  return typeof value === "number" ? value : String(value);
}

const isPlain = (value: unknown) => value === null || typeof value === "string" || typeof value === "number";
const stored = (value: unknown) => (value instanceof Date ? value.toISOString() : (value ?? null));

function between(field: string, before: unknown, after: unknown): FieldChange {
  const change = { field, from: plain(before), to: plain(after) };
  if (isPlain(stored(before)) && isPlain(stored(after))) return change;
  return { ...change, fromValue: stored(before), toValue: stored(after) };
}

/** What really changed between a record and its new values: fields that stay the same are no news. Own fields one by one. */
export function changesBetween(before: object, after: object, fields: readonly string[]): FieldChange[] {
  const old = before as Record<string, unknown>;
  const fresh = after as Record<string, unknown>;
  return fields
    .filter((field) => fresh[field] !== undefined)
    .flatMap((field) => {
      if (field !== "custom") return [between(field, old[field], fresh[field])];
      const was = (old.custom ?? {}) as Record<string, unknown>;
      return Object.entries(fresh.custom as object).map(([key, value]) => between(`custom.${key}`, was[key], value));
    })
    .filter((change) => change.from !== change.to);
}
