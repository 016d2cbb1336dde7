/** One condition as it is typed. */
export interface FilterRow {
  key: string;
  value: string;
}

export type PropertyFilter = Record<string, string | number | boolean>;

/**
 * What was typed as the value to compare with: `true`, `false` and numbers are what they look like; quotes make anything text.
 */
export function comparedValue(typed: string): string | number | boolean {
  const text = typed.trim();
  if (text === "true" || text === "false") return text === "true";
  const quoted = /^"(.*)"$/u.exec(text);
  if (quoted) return quoted[1] ?? "";
  return text !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** The other way: text that would be read as a number or as yes or no gets its quotes. */
export function typedOf(value: string | number | boolean): string {
  if (typeof value !== "string") return String(value);
  return comparedValue(value) === value ? value : `"${value}"`;
}

export function filterOf(rows: readonly FilterRow[]): PropertyFilter | null {
  const entries = rows.filter((row) => row.key.trim() !== "" && row.value.trim() !== "");
  if (entries.length === 0) return null;
  return Object.fromEntries(entries.map((row) => [row.key.trim(), comparedValue(row.value)]));
}

export function rowsOf(filter: PropertyFilter | null): FilterRow[] {
  return Object.entries(filter ?? {}).map(([key, value]) => ({ key, value: typedOf(value) }));
}
