import { entityId, pageInput } from "@arraigo/platform/contract";
import { z } from "zod";
import { eventSources, recordTypes } from "./record-types";

/** What a timeline can be narrowed to. */
export const timelineFilters = ["all", "activities", "stages", "changes", "people", "money"] as const;
export type TimelineFilter = (typeof timelineFilters)[number];

export const ListTimeline = z
  .object({
    type: z.enum(recordTypes),
    id: entityId,
    filter: z.enum(timelineFilters).default("all"),
    /** Only what came through this door. */
    source: z.enum(eventSources).optional(),
  })
  .extend(pageInput.shape)
  .strict();
export type ListTimeline = z.infer<typeof ListTimeline>;

export const ListFieldHistory = z
  .object({ type: z.enum(recordTypes), id: entityId, field: z.string().min(1).max(80) })
  .extend(pageInput.shape)
  .strict();
export type ListFieldHistory = z.infer<typeof ListFieldHistory>;
