import { entityId, localised, pageInput } from "@arraigo/platform/contract";
import { z } from "zod";
import { changeSchema, type customValues } from "./fields/values-schema";
import { type ListOp, type ListOwner, listOps, listOwners } from "./lists/list-ops";
import { type RecordType, recordTypes } from "./record-types";

export { type ListOp, type ListOwner, listOps, listOwners };

const single = z.union([z.string().trim().max(300), z.number(), z.boolean()]);

/**
 * One condition of a list. `field` is a field's key, `custom.k1` for an own field, or one of `listExtras`. `value` is what the
 * operator compares with: one value, for `anyOf` up to 200, for `between` the first and the last, for the two `…Days` a number.
 * An amount is compared within one currency: `currency`, or else the organisation's.
 */
export const ListCondition = z
  .object({
    field: z.string().min(1).max(80),
    op: z.enum(listOps),
    value: z.union([single, z.array(single).max(200)]).optional(),
    /** For amounts: the currency compared in, in its smallest unit. Records in others are not among what is found. */
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
  })
  .strict();
export type ListCondition = z.infer<typeof ListCondition>;

/** What a list shows: every condition must hold. */
export const ListFilter = z
  .object({
    search: z.string().trim().max(120).optional(),
    owner: z.enum(listOwners).default("all"),
    conditions: z.array(ListCondition).max(20).default([]),
  })
  .strict();
export type ListFilter = z.infer<typeof ListFilter>;

export const ListSort = z.object({ field: z.string().min(1).max(80), direction: z.enum(["asc", "desc"]) }).strict();
export type ListSort = z.infer<typeof ListSort>;

const columns = z.array(z.string().min(1).max(80)).max(60);

/** A page of a list. Without `sort`: newest first, or by name where something is searched for. Without `columns`: all but long texts. */
export const ListRecords = ListFilter.extend({ sort: ListSort.optional(), columns: columns.optional() }).extend(
  pageInput.shape,
);
export type ListRecords = z.infer<typeof ListRecords>;

/** Records of one type meant together: named one by one, or all that a filter finds. */
export const chosenMax = 1_000;
/** A filter may mean this many; more is for an import or the command line. */
export const bulkMax = 10_000;
/** Up to so many are changed while one waits; more is work for the background. */
export const atOnceMax = 1_000;
/** The two ways of choosing records; `oneOfBoth` holds a schema of them to exactly one. */
export const chosen = { ids: z.array(entityId).min(1).max(chosenMax).optional(), filter: ListFilter.optional() };
export const oneOfBoth = (input: { ids?: unknown; filter?: unknown }) =>
  (input.ids === undefined) !== (input.filter === undefined);
export interface Chosen {
  ids?: string[] | undefined;
  filter?: ListFilter | undefined;
}

/** Changes fields of many records at once. */
export const bulkUpdateOf = <T extends RecordType>(type: T) =>
  z
    .object({ ...chosen, values: changeSchema(type) })
    .strict()
    .refine(oneOfBoth);
export interface BulkUpdate extends Chosen {
  values: Record<string, unknown> & { custom?: z.infer<typeof customValues> | undefined };
}

export const BulkReassign = z
  .object({ ...chosen, ownerId: entityId.nullable() })
  .strict()
  .refine(oneOfBoth);
export type BulkReassign = z.infer<typeof BulkReassign>;

export const BulkRemove = z.object(chosen).strict().refine(oneOfBoth);
export type BulkRemove = z.infer<typeof BulkRemove>;
/** What would be left without its customer if these were deleted. */
export const CountHanging = z
  .object({ ...chosen, type: z.enum(["account", "contact"]) })
  .strict()
  .refine(oneOfBoth);
export type CountHanging = z.infer<typeof CountHanging>;
export const RestoreRecords = z.object({ ids: z.array(entityId).min(1).max(chosenMax) }).strict();
export type RestoreRecords = z.infer<typeof RestoreRecords>;

export const exportFormats = ["csv", "xlsx"] as const;
export type ExportFormat = (typeof exportFormats)[number];
/** Up to so many rows come in the answer; longer lists are written in the background. */
export const exportNowMax = 5_000;
export const ExportList = z
  .object({
    ...chosen,
    sort: ListSort.optional(),
    /** The fields to write, in order, after the name; all of them where left out. */
    columns: columns.optional(),
    format: z.enum(exportFormats).default("csv"),
  })
  .strict()
  .refine((input) => input.ids === undefined || input.filter === undefined);
export type ExportList = z.infer<typeof ExportList>;
export const ExportById = z.object({ exportId: entityId }).strict();
export type ExportById = z.infer<typeof ExportById>;
export const ExportPiece = z.object({ exportId: entityId, position: z.int().min(0).max(10_000) }).strict();
export type ExportPiece = z.infer<typeof ExportPiece>;

/** A saved view: a list's filter, columns and order, under a name. */
export const ViewQuery = ListFilter.extend({
  sort: ListSort.optional(),
  columns: columns.optional(),
  /** How it is shown, such as a list or a board; the portal decides. */
  look: z.string().max(40).optional(),
}).strict();
export type ViewQuery = z.infer<typeof ViewQuery>;
const viewName = z.string().trim().min(1).max(80);
export const ListViews = z.object({ type: z.enum(recordTypes) }).strict();
export type ListViews = z.infer<typeof ListViews>;
export const SaveView = z
  .object({ id: entityId.optional(), type: z.enum(recordTypes), name: viewName, query: ViewQuery })
  .strict();
export type SaveView = z.infer<typeof SaveView>;
export const RenameView = z.object({ id: entityId, name: viewName }).strict();
export type RenameView = z.infer<typeof RenameView>;
export const ViewById = z.object({ id: entityId }).strict();
export type ViewById = z.infer<typeof ViewById>;

/** Search across everything, or across the named types. */
export const SearchAll = z
  .object({ text: z.string().trim().min(2).max(120), types: z.array(z.enum(recordTypes)).min(1).max(6).optional() })
  .strict();
export type SearchAll = z.infer<typeof SearchAll>;

/** What an own field can hold. */
export const customKinds = [
  "line",
  "paragraph",
  "email",
  "phone",
  "url",
  "integer",
  "decimal",
  "date",
  "choice",
  "yesNo",
] as const;
export type CustomKind = (typeof customKinds)[number];
export const choicesMax = 100;
const choices = z
  .array(z.string().trim().min(1).max(80))
  .max(choicesMax)
  .refine((all) => new Set(all.map((each) => each.toLowerCase())).size === all.length);
export const ListCustomFields = z.object({ type: z.enum(recordTypes) }).strict();
export type ListCustomFields = z.infer<typeof ListCustomFields>;
export const CreateCustomField = z
  .object({
    type: z.enum(recordTypes),
    label: localised(80),
    kind: z.enum(customKinds),
    choices: choices.default([]),
    required: z.boolean().default(false),
  })
  .strict()
  .refine((input) => (input.kind === "choice") === input.choices.length > 0, { path: ["choices"] });
export type CreateCustomField = z.infer<typeof CreateCustomField>;
/** Everything but the kind: values would not fit another one. */
export const UpdateCustomField = z
  .object({
    id: entityId,
    label: localised(80).optional(),
    choices: choices.min(1).optional(),
    required: z.boolean().optional(),
  })
  .strict();
export type UpdateCustomField = z.infer<typeof UpdateCustomField>;
export const OrderCustomFields = z
  .object({ type: z.enum(recordTypes), ids: z.array(entityId).min(1).max(200) })
  .strict();
export type OrderCustomFields = z.infer<typeof OrderCustomFields>;
export const CustomFieldById = z.object({ id: entityId }).strict();
export type CustomFieldById = z.infer<typeof CustomFieldById>;
