import { entityId, pageInput } from "@arraigo/platform/contract";
import { z } from "zod";
import { recordTypes } from "./record-types";

/** What the worst records can be listed by. */
export const worstParts = ["score", "completeness", "validity", "freshness", "uniqueness", "ownership"] as const;

export const ReadRecordQuality = z.object({ type: z.enum(recordTypes), id: entityId }).strict();

export const ReadQuality = z.object({ whose: z.enum(["mine", "team", "organisation"]).default("mine") }).strict();
export type ReadQuality = z.infer<typeof ReadQuality>;

export const ListWorst = z
  .object({
    type: z.enum(recordTypes),
    part: z.enum(worstParts).default("score"),
    owner: z.enum(["mine", "team", "all"]).default("mine"),
    /** Only those that lack this field or hold a wrong value in it. */
    field: z.string().min(1).max(80).optional(),
  })
  .extend(pageInput.shape)
  .strict();
export type ListWorst = z.infer<typeof ListWorst>;
