import { z } from "zod";

/** Words and limits shared with the browser. Imports zod and nothing else. */

export const languages = ["en", "es"] as const;
export type Language = (typeof languages)[number];

export const roles = ["employee", "people_manager", "change_manager", "sponsor", "leader", "administrator"] as const;
/** A bundle of permissions a person holds, for the organisation or for one org unit and everything below it. */
export type Role = (typeof roles)[number];

export const privacyModes = ["named_support", "team", "works_council"] as const;
/** Who may see whose behaviour by name; see docs/glossary.md. */
export type PrivacyMode = (typeof privacyModes)[number];

/** One line of text: trimmed, not empty, without control characters. */
export const line = (charactersMax = 200) => z.string().trim().min(1).max(charactersMax);
/** Text of several lines. */
export const paragraph = (charactersMax = 4_000) => z.string().trim().min(1).max(charactersMax);
export const entityId = z.uuid();
/**
 * Years somebody may mean. Beyond them lie slips of the keyboard, and days on which JavaScript, PostgreSQL and a file format
 * disagree, such as the year 0000.
 */
const withinYears = (format: "date" | "datetime") => (text: string, check: z.core.$RefinementCtx<string>) => {
  if (text < "1900" || text >= "2200") check.addIssue({ code: "invalid_format", format, input: text });
};
/** A day of the calendar, `2026-11-21`, from 1900 to 2199. */
export const localDate = z.iso.date({ abort: true }).superRefine(withinYears("date"));
/** An instant as ISO 8601 says it, with an offset, from 1900 to 2199. */
export const isoInstant = z.iso.datetime({ offset: true, abort: true }).superRefine(withinYears("datetime"));
/** A page of a list: never by offset, always from where the last one ended. */
export const pageInput = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.int().min(1).max(200).default(50),
  /** Sent along by the portal's query library for endless lists; pages only ever go forward. */
  direction: z.enum(["forward", "backward"]).optional(),
});

/** Text that people wrote in one of our languages or both. Read with `inLanguage`. */
export const localised = (charactersMax: number) =>
  z
    .object({ en: paragraph(charactersMax).optional(), es: paragraph(charactersMax).optional() })
    .strict()
    .refine((text) => text.en !== undefined || text.es !== undefined);
export interface Localised {
  en?: string | undefined;
  es?: string | undefined;
}

/** The text in the reader's language, or in the other one where that is all there is. */
export function inLanguage(text: Localised, language: Language): string {
  return text[language] ?? text.en ?? text.es ?? "";
}

/** How a file's text may be written. The first four are recognised; the others a person can choose. */
export const encodings = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1252",
  "iso-8859-15",
  "windows-1250",
  "windows-1251",
  "macintosh",
  "shift_jis",
  "gb18030",
] as const;
export type Encoding = (typeof encodings)[number];

/** What stands between the cells of a line. */
export const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

/** How day, month and year stand in a written date. */
export const dateOrders = ["ymd", "mdy", "dmy"] as const;
export type DateOrder = (typeof dateOrders)[number];
