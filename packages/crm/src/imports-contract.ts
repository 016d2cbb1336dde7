import { entityId, line } from "@arraigo/platform/contract";
import { z } from "zod";

/** Characters of base64 that 25 MB of file become. */
const contentCharactersMax = 35_000_000;
export const importLinesMax = 200_000;

export const UploadImport = z
  .object({
    fileName: line(200),
    /** The file's bytes in base64. At most 25 MB of file. */
    contentBase64: z.string().min(1).max(contentCharactersMax),
  })
  .strict();
export type UploadImport = z.infer<typeof UploadImport>;

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

export const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

/** What stands before a number's fraction. The other one then groups thousands. */
export const decimalMarks = [".", ","] as const;
export type DecimalMark = (typeof decimalMarks)[number];

/** What a column can become. `detail` keeps it under its own name; `skip` leaves it in the file. */
export const importFields = [
  "givenName",
  "familyName",
  "fullName",
  "email",
  "phone",
  "title",
  "company",
  "tags",
  "notes",
  "externalId",
  "detail",
  "skip",
] as const;
export type ImportField = (typeof importFields)[number];

export const dateOrders = ["ymd", "mdy", "dmy"] as const;
export type DateOrder = (typeof dateOrders)[number];

export const matchKeys = ["email", "externalId", "none"] as const;
export type MatchKey = (typeof matchKeys)[number];

export const ImportMapping = z
  .object({
    /** One entry a column, in the file's order. */
    columns: z
      .array(
        z
          .object({
            field: z.enum(importFields),
            /** For columns of dates: how day, month and year stand. */
            dateOrder: z.enum(dateOrders).optional(),
          })
          .strict(),
      )
      .min(1)
      .max(500),
    /** How a row finds the contact it already is; what has no e-mail falls back to the next key. `none` always creates. */
    match: z.enum(matchKeys),
    /** Whether SHOUTED columns are written as names. */
    tidyCapitals: z.boolean().default(true),
  })
  .strict();
export type ImportMapping = z.infer<typeof ImportMapping>;

export const PlanImport = z.object({ importId: entityId, mapping: ImportMapping }).strict();
export type PlanImport = z.infer<typeof PlanImport>;

export const ImportById = z.object({ importId: entityId }).strict();
export type ImportById = z.infer<typeof ImportById>;
