/** "Quiroz Vega, Marta" and "Marta Quiroz Vega" alike. One name before the first blank; who has two says so in two columns. */
export function nameParts(full: string): { givenName: string; familyName: string } {
  const comma = full.indexOf(",");
  if (comma > 0) return { givenName: full.slice(comma + 1).trim(), familyName: full.slice(0, comma).trim() };
  const blank = full.search(/\s/);
  if (blank < 0) return { givenName: full, familyName: "" };
  return { givenName: full.slice(0, blank), familyName: full.slice(blank).trim() };
}
