import { SearchTooLong } from "../lists/errors";

const plain = /^[\x00-\x7f]*$/;

/** Longer texts hardly come again; two times so many short ones are kept, about a megabyte. */
const keptLength = 48;
const keptMax = 6_000;
let kept = new Map<string, string>();
let keptBefore = new Map<string, string>();

/** Text without case, accents and punctuation, single-spaced: what names are compared, sorted and searched by. */
export function fold(text: string): string {
  // An import folds a dozen texts a row, and the same names, towns and companies again and again; addresses are everybody's own.
  if (text.length > keptLength || text.includes("@")) return folded(text);
  const known = kept.get(text) ?? keptBefore.get(text);
  if (known !== undefined) return known;
  if (kept.size >= keptMax) {
    keptBefore = kept;
    kept = new Map();
  }
  const answer = folded(text);
  kept.set(text, answer);
  return answer;
}

function folded(text: string): string {
  // Most texts have no accents to take off.
  if (plain.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, " ")
      .trim();
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/ß/gu, "ss")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** More different words than anybody types into a search, of the 120 characters it may have. */
export const searchWordsMax = 40;

/**
 * Patterns for the search functions: every word must match, each anywhere, the longest first, which those look up. Undefined where
 * there is nothing to look for. Throws `SearchTooLong` rather than leave a word out: what a search finds may be about to be removed.
 */
export function searchPatterns(text: string | undefined): string[] | undefined {
  const words = [...new Set(fold(text ?? "").split(" "))]
    .filter((word) => word.length > 0)
    .sort((a, b) => b.length - a.length);
  if (words.length === 0) return undefined;
  if (words.length > searchWordsMax) throw new SearchTooLong({ wordsMax: searchWordsMax });
  return words.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
}

export function accountKeys(account: { name: string; city?: string | null; website?: string | null }) {
  const nameKey = fold(account.name);
  return {
    nameKey,
    searchText: [nameKey, fold(account.city ?? ""), fold(account.website ?? "")].filter(Boolean).join(" "),
  };
}

interface ContactNames {
  givenName: string;
  familyName: string;
  email?: string | null;
  phone?: string | null;
  /** Folded already. */
  otherAddresses?: string;
}

/** Family name first: the order of the list. Who has no name is filed under the address. */
export function contactKeys(contact: ContactNames) {
  const email = contact.email?.trim() || null;
  const emailKey = email?.toLowerCase() ?? null;
  const given = fold(contact.givenName);
  const family = fold(contact.familyName);
  const address = fold(email ?? "");
  const nameKey = family && given ? `${family} ${given}` : family || given || address;
  const digits = (contact.phone ?? "").replace(/\D+/g, "");
  return {
    nameKey,
    emailKey,
    searchText: [given, family, address, digits, contact.otherAddresses].filter(Boolean).join(" "),
  };
}

/** The company is part of the list's order and the search where a lead is a company and nobody in particular. */
export function leadKeys(lead: ContactNames & { company?: string | null }) {
  const keys = contactKeys(lead);
  const company = fold(lead.company ?? "");
  return {
    ...keys,
    nameKey: keys.nameKey || company,
    searchText: [keys.searchText, company].filter(Boolean).join(" "),
  };
}

/** For what is known by its name alone. */
export function namedKeys(names: readonly string[]) {
  const [nameKey = "", ...others] = names.map(fold);
  return { nameKey, searchText: [nameKey, ...others].filter(Boolean).join(" ") };
}

export function caseKeys(held: { number: number; subject: string }) {
  return { searchText: `${held.number} ${fold(held.subject)}` };
}

export function contactName(contact: { givenName: string; familyName: string; email?: string | null }): string {
  return `${contact.givenName} ${contact.familyName}`.trim() || (contact.email ?? "");
}
