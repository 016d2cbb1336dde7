import { entityId, line, pageInput } from "@arraigo/platform/contract";
import { z } from "zod";

export const groupBy = z.enum(["unit", "wave", "role"]);
/** A group's key: an id, or "none" for people without a unit or job role. */
const groupKey = z.union([entityId, z.literal("none")]);

export const RolloutInput = z.object({ rolloutId: entityId }).strict();
export type RolloutInput = z.infer<typeof RolloutInput>;

export const HeatMapInput = z.object({ rolloutId: entityId, by: groupBy }).strict();
export type HeatMapInput = z.infer<typeof HeatMapInput>;

export const CellInput = z
  .object({ rolloutId: entityId, by: groupBy, group: groupKey, behaviourId: entityId })
  .strict();
export type CellInput = z.infer<typeof CellInput>;

/** Whose names to look at: a group, and a behaviour or the whole rollout. */
export const LookInput = z
  .object({
    rolloutId: entityId,
    by: groupBy,
    group: groupKey,
    behaviourId: entityId.optional(),
    cursor: line(100).optional(),
  })
  .strict();
export type LookInput = z.infer<typeof LookInput>;

export const TeamInput = pageInput.extend({ rolloutId: entityId.optional() }).strict();
export type TeamInput = z.infer<typeof TeamInput>;
