const honorific = /^(?:(?:dra?|prof|mrs?|ms|sra?|srta)\.?|(?:ing|lic|arq|d|m)\.|dña\.?|doña)\s+(?=\S+\s)/i;
const suffix = /^(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d|mba|esq|cpa)\.?$/i;

interface NameParts {
  givenName: string;
  familyName: string;
}

/**
 * "Quiroz Vega, Marta" and "Marta Quiroz Vega" alike. One name before the first blank; who has two says so in two columns. A title in
 * front ("Dra. Marta Quiroz") stays with the name it stands before, and what stands behind a name ("Bob Stone, Jr.") is nobody's first.
 */
export function nameParts(full: string): NameParts {
  const comma = full.indexOf(",");
  if (comma > 0) {
    const after = full.slice(comma + 1).trim();
    const before = full.slice(0, comma).trim();
    if (!suffix.test(after)) return { givenName: after, familyName: before };
    const { givenName, familyName } = nameParts(before);
    return { givenName, familyName: `${familyName} ${after}`.trim() };
  }
  const title = honorific.exec(full)?.[0];
  if (title) {
    const { givenName, familyName } = nameParts(full.slice(title.length));
    return { givenName: `${title.trim()} ${givenName}`, familyName };
  }
  const blank = full.search(/\s/);
  if (blank < 0) return { givenName: full, familyName: "" };
  return { givenName: full.slice(0, blank), familyName: full.slice(blank).trim() };
}
