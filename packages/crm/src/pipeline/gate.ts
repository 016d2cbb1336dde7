/** The values a gate looks at, by field. */
export type GateSubject = Readonly<Record<string, unknown>>;

/** A record's fields and its own fields under one roof: `custom.k1` beside `amountMinor`. */
export function gateSubject(row: GateSubject): GateSubject {
  const custom = Object.entries((row.custom ?? {}) as object).map(([key, value]) => [`custom.${key}`, value]);
  return { ...row, ...Object.fromEntries(custom) };
}

/** Every field the stage asks for that is still empty, all at once. An amount of zero is an answer; an empty text is not. */
export function unmetFields(requires: readonly string[], subject: GateSubject): string[] {
  return requires.filter((field) => {
    const value = subject[field];
    if (value === null || value === undefined) return true;
    return (typeof value === "string" && value.trim() === "") || (Array.isArray(value) && value.length === 0);
  });
}
