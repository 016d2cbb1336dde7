import { pageInput } from "@arraigo/platform/contract";
import { z } from "zod";

/** What was done to many records at once: from a file, by hand, or by merging. */
export const pastKinds = ["import", "edit", "reassign", "handover", "delete", "merge"] as const;
export type PastKind = (typeof pastKinds)[number];

/** A page of what was done to many, newest first; `mine` leaves out what others did, for whoever may see that. */
export const ListRuns = z
  .object({ kind: z.enum(pastKinds).optional(), mine: z.boolean().default(false) })
  .extend(pageInput.shape)
  .strict();
export type ListRuns = z.infer<typeof ListRuns>;
