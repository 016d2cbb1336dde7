import {
  type DateOrder,
  type Delimiter,
  dateOrders,
  delimiters,
  type Encoding,
  encodings,
  entityId,
  line,
} from "@arraigo/platform/contract";
import { z } from "zod";
import { activityKinds } from "./activities-contract";
import { overrideReason } from "./pipeline-contract";
import { importTypes } from "./record-types";

/** Bytes of a whole file; pieces of it travel one by one. */
export const importBytesMax = 1024 ** 3;
export const pieceBytesMax = 4 * 1024 ** 2;
/** A file up to this size may come in one request. */
export const uploadBytesMax = 25 * 1024 ** 2;
export const importLinesMax = 2_000_000;
/** Up to so many rows a dry run and an import answer at once; more is work for the background. */
export const importRowsAtOnceMax = 2_000;

const base64 = (bytesMax: number) =>
  z
    .string()
    .min(1)
    .max(Math.ceil(bytesMax / 3) * 4 + 4);
/** Files without a word about what is in them hold contacts, as they always did. */
const recordType = z.enum(importTypes).default("contact");

export const StartImport = z
  .object({ recordType, fileName: line(200), bytes: z.int().min(1).max(importBytesMax) })
  .strict();
export type StartImport = z.infer<typeof StartImport>;

export const AppendPiece = z
  .object({
    importId: entityId,
    /** Which piece of the file this is, from zero. Sending one again changes nothing. */
    position: z.int().min(0).max(10_000),
    /** At most 4 MB of file, in base64. */
    contentBase64: base64(pieceBytesMax),
  })
  .strict();
export type AppendPiece = z.infer<typeof AppendPiece>;

/** What stands before a number's fraction. The other one then groups thousands. */
export const decimalMarks = [".", ","] as const;
export type DecimalMark = (typeof decimalMarks)[number];

export { type DateOrder, type Delimiter, dateOrders, delimiters, type Encoding, encodings };

/** What a person knows better about the file than was found out. */
export const LayoutWishes = z
  .object({
    encoding: z.enum(encodings).optional(),
    delimiter: z.enum(delimiters).optional(),
    sheet: z.string().max(200).optional(),
    hasHeader: z.boolean().optional(),
    /** The line the headings stand in, where it is another one than was found. */
    headerLine: z.int().min(1).max(2_000).optional(),
  })
  .strict();
export type LayoutWishes = z.infer<typeof LayoutWishes>;

export const FinishUpload = z
  .object({ importId: entityId, recordType: z.enum(importTypes).optional(), layout: LayoutWishes.optional() })
  .strict();
export type FinishUpload = z.infer<typeof FinishUpload>;

export const UploadImport = z
  .object({
    recordType,
    fileName: line(200),
    /** The file's bytes in base64. At most 25 MB of file. */
    contentBase64: base64(uploadBytesMax),
  })
  .strict();
export type UploadImport = z.input<typeof UploadImport>;

/** What a row is recognised by. Which of them a record type has, `imports.finish` says. */
export const matchKeys = ["email", "externalId", "name", "number", "code", "none"] as const;
export type MatchKey = (typeof matchKeys)[number];

export const importModes = ["create", "update", "both"] as const;
export type ImportMode = (typeof importModes)[number];

export const durationUnits = ["min", "h", "s", "ms"] as const;
export type DurationUnit = (typeof durationUnits)[number];

/**
 * What a column becomes: a field's key (`email`, `custom.k1`), `fullName`, `externalId`, `ownerId`, `stageId`, `detail` (kept under
 * its own name) or `skip`.
 */
const columnMapping = z
  .object({
    field: z.string().min(1).max(80),
    /** For columns of dates: how day, month and year stand. */
    dateOrder: z.enum(dateOrders).optional(),
    /** For columns of numbers: what stands before the fraction. */
    decimal: z.enum(decimalMarks).optional(),
    /** For amounts without a sign of their own: an ISO code. */
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
    /** For durations: what a number alone counts, and with "s" that 12:30 is minutes and seconds. */
    unit: z.enum(durationUnits).optional(),
    /** For choices, stages and queues: what a cell's text means here. */
    values: z
      .record(z.string().max(120), z.string().max(120))
      .refine((values) => Object.keys(values).length <= 200)
      .optional(),
  })
  .strict();
export type ColumnMapping = z.infer<typeof columnMapping>;

export const ImportMapping = z
  .object({
    /** One entry a column, in the file's order. */
    columns: z.array(columnMapping).min(1).max(500),
    /** How a row finds the record it already is; a row without this key is recognised by the next one it has. `none` always creates. */
    match: z.enum(matchKeys),
    /** Whether rows may make records, change them, or both. */
    mode: z.enum(importModes).default("both"),
    /** A new row that looks like another record already here: comes in and is listed, or stays out and is listed. */
    lookalikes: z.enum(["list", "hold"]).default("list"),
    /** A value that cannot be read: the row comes in without it and is listed, or stays out and is listed. */
    unreadable: z.enum(["leaveOut", "hold"]).default("leaveOut"),
    /** Whether accounts, contacts and queues that rows name and nobody has made yet are made. */
    createRelated: z.boolean().default(true),
    /** What rows about activities are that do not say it. */
    kind: z.enum(activityKinds).optional(),
    /** Whether SHOUTED columns are written as names. */
    tidyCapitals: z.boolean().default(true),
    /** Why records that are here already go past a gate that refuses them, where whoever imports may override theirs. One for all. */
    overrideReason: overrideReason.optional(),
  })
  .strict();
export type ImportMapping = z.infer<typeof ImportMapping>;

export const PlanImport = z.object({ importId: entityId, mapping: ImportMapping }).strict();
export type PlanImport = z.input<typeof PlanImport>;

export const ImportById = z.object({ importId: entityId }).strict();
export type ImportById = z.infer<typeof ImportById>;

export const SaveMapping = z
  .object({
    recordType: z.enum(importTypes),
    name: line(80),
    headers: z.array(z.string().max(200)).max(500),
    mapping: ImportMapping,
  })
  .strict();
export type SaveMapping = z.input<typeof SaveMapping>;
export const MappingById = z.object({ mappingId: entityId }).strict();
export type MappingById = z.infer<typeof MappingById>;
export const ListMappings = z.object({ recordType: z.enum(importTypes) }).strict();
export type ListMappings = z.infer<typeof ListMappings>;

export const importStates = ["uploading", "ready", "running", "paused", "done", "failed", "undoing", "undone"] as const;
export type ImportState = (typeof importStates)[number];

/** Which rows of an import to take out as a file: those that stayed out, or those that came in and want a look. */
export const ImportErrors = z
  .object({ importId: entityId, outcome: z.enum(["out", "in", "kept"]).default("out") })
  .strict();
export type ImportErrors = z.infer<typeof ImportErrors>;
