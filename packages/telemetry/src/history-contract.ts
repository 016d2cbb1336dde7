import { dateOrders, delimiters, encodings, entityId, line, pageInput } from "@arraigo/platform/contract";
import { z } from "zod";

/** Bytes of a file as it is sent, and of what is in it once unpacked. */
export const historyBytesMax = 256 * 1024 ** 2;
export const unpackedBytesMax = 1024 ** 3;
export const historyRowsMax = 2_000_000;
export const pieceBytesMax = 4 * 1024 ** 2;
export const columnsMax = 500;

export const uploadStates = ["uploading", "ready", "running", "paused", "done", "undoing", "undone", "failed"] as const;
export type UploadState = (typeof uploadStates)[number];

export const StartUpload = z.object({ fileName: line(200), bytes: z.int().min(1).max(historyBytesMax) }).strict();
export type StartUpload = z.infer<typeof StartUpload>;

export const AppendPiece = z
  .object({
    uploadId: entityId,
    /** Which piece of the file this is, from zero. Sending one again changes nothing. */
    position: z.int().min(0).max(10_000),
    /** At most 4 MB of file, in base64. */
    contentBase64: z
      .string()
      .min(1)
      .max(Math.ceil(pieceBytesMax / 3) * 4 + 4),
  })
  .strict();
export type AppendPiece = z.infer<typeof AppendPiece>;

/** What a person knows better about the file than was found out. */
export const FinishUpload = z
  .object({
    uploadId: entityId,
    layout: z
      .object({
        encoding: z.enum(encodings).optional(),
        delimiter: z.enum(delimiters).optional(),
        hasHeader: z.boolean().optional(),
      })
      .strict()
      .optional(),
  })
  .strict();
export type FinishUpload = z.infer<typeof FinishUpload>;

/** How a column's times are written: a day in one of three orders with a time, digits alone, or counted from 1970. */
export const timeFormats = [...dateOrders, "compact", "seconds", "milliseconds"] as const;
export type TimeFormat = (typeof timeFormats)[number];

/** What a column becomes. `properties` is an object whose members become properties. */
export const columnRoles = ["person", "event", "time", "messageId", "property", "properties", "skip"] as const;
export type ColumnRole = (typeof columnRoles)[number];

export const valueKinds = ["text", "number", "yesNo"] as const;
export type ValueKind = (typeof valueKinds)[number];

const zone = line(60).refine((name) => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
});
const once = (role: ColumnRole, columns: readonly { role: ColumnRole }[]) =>
  columns.filter((column) => column.role === role).length;

export const HistoryMapping = z
  .object({
    /** One entry a column, in the file's order. */
    columns: z
      .array(z.object({ role: z.enum(columnRoles), kind: z.enum(valueKinds).default("text") }).strict())
      .min(1)
      .max(columnsMax),
    /** What every row is called where no column says it. */
    eventName: line(200).nullable(),
    timeFormat: z.enum(timeFormats),
    /** The zone of times that name none. */
    timeZone: zone,
  })
  .strict()
  .refine(
    ({ columns, eventName }) =>
      once("person", columns) === 1 &&
      once("time", columns) === 1 &&
      once("messageId", columns) <= 1 &&
      once("event", columns) === (eventName === null ? 1 : 0),
    { path: ["columns"] },
  );
export type HistoryMapping = z.infer<typeof HistoryMapping>;

export const PlanUpload = z.object({ uploadId: entityId, mapping: HistoryMapping }).strict();
export type PlanUpload = z.input<typeof PlanUpload>;

export const UploadById = z.object({ uploadId: entityId }).strict();
export type UploadById = z.infer<typeof UploadById>;

/** Refused rows of an upload or a pulled file, in its order: the cursor is the line and row where the page before ended. */
export const RefusedInput = pageInput
  .extend({ fileId: entityId, limit: z.int().min(1).max(1_000).default(100) })
  .strict();
export type RefusedInput = z.infer<typeof RefusedInput>;

/** Why a row of a file was not stored, beside what may be wrong with any event. */
export const rowReasons = ["not_json", "broken_quotes", "row_too_long", "too_few_cells"] as const;
export type RowReason = (typeof rowReasons)[number];
