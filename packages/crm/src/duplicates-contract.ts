import { entityId, pageInput } from "@arraigo/platform/contract";
import { z } from "zod";

/** The record types that are searched for duplicates and can be merged. */
export const matchableTypes = ["account", "contact", "lead"] as const;
export type MatchableType = (typeof matchableTypes)[number];

const typed = z.string().max(300).nullable().optional();

/** What a form holds while it is being filled in: nothing of it has to be right yet. */
export const ProbeDuplicates = z
  .object({
    type: z.enum(matchableTypes),
    /** The record that is being changed; it does not resemble itself. */
    id: entityId.optional(),
    values: z
      .object({
        name: typed,
        givenName: typed,
        familyName: typed,
        email: typed,
        phone: typed,
        company: typed,
        accountId: entityId.nullable().optional(),
        website: typed,
        street: typed,
        city: typed,
        postcode: typed,
        region: typed,
        country: typed,
        bornOn: typed,
      })
      .strict(),
  })
  .strict();
export type ProbeDuplicates = z.infer<typeof ProbeDuplicates>;

export const DuplicateFilter = z
  .object({
    type: z.enum(matchableTypes),
    /** Pairs of which at least one record is mine, my team's, or anybody's. */
    owner: z.enum(["mine", "team", "all"]).default("all"),
    /** Only pairs the reader may decide on: at least one of the two is theirs to change. */
    decidable: z.boolean().default(false),
    state: z.enum(["open", "dismissed"]).default("open"),
    /** Only the pairs this record is part of. */
    recordId: entityId.optional(),
  })
  .strict();
export type DuplicateFilter = z.infer<typeof DuplicateFilter>;
export const ListDuplicates = DuplicateFilter.extend(pageInput.shape);
export type ListDuplicates = z.infer<typeof ListDuplicates>;
export const PairById = z.object({ id: entityId }).strict();
export type PairById = z.infer<typeof PairById>;

export const mergedRecordsMax = 5;

/** Which record's value stands in a field: an id of one of the records, or both joined where that makes sense. */
const choices = z.record(z.string().max(80), z.union([entityId, z.literal("both")]));
const merging = {
  type: z.enum(matchableTypes),
  /** The record that stays; the others lead there. */
  winnerId: entityId,
  loserIds: z
    .array(entityId)
    .min(1)
    .max(mergedRecordsMax - 1),
  choices: choices.refine((given) => Object.keys(given).length <= 300).optional(),
};

export const PreviewMerge = z
  .object({
    type: z.enum(matchableTypes),
    ids: z.array(entityId).min(2).max(mergedRecordsMax),
    winnerId: entityId.optional(),
    choices: merging.choices,
  })
  .strict();
export type PreviewMerge = z.infer<typeof PreviewMerge>;
export const MergeRecords = z.object(merging).strict();
export type MergeRecords = z.infer<typeof MergeRecords>;
export const UnmergeRecords = z.object({ mergeId: entityId }).strict();
export type UnmergeRecords = z.infer<typeof UnmergeRecords>;
export const ListMerges = z.object({ type: z.enum(matchableTypes), id: entityId }).strict();
export type ListMerges = z.infer<typeof ListMerges>;
