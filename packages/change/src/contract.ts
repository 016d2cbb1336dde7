import { entityId, line, localDate, localised } from "@arraigo/platform/contract";
import { z } from "zod";

export const cadences = ["day", "week", "month"] as const;

const name = localised(120);
const sentence = localised(600);

export const SaveRollout = z
  .object({
    /** Left out for a new rollout. */
    id: entityId.optional(),
    name,
    /** What the organisation wants to be true afterwards. */
    objective: sentence,
    startsOn: localDate,
  })
  .strict();
export type SaveRollout = z.infer<typeof SaveRollout>;

/** Who runs a rollout from now on. */
export const HandRollout = z.object({ id: entityId, personId: entityId }).strict();
export type HandRollout = z.infer<typeof HandRollout>;

export const SaveWave = z
  .object({
    id: entityId.optional(),
    rolloutId: entityId,
    name,
    position: z.int().min(1).max(100),
    goLiveOn: localDate,
    /** Everybody in these units and below them. */
    orgUnitIds: z.array(entityId).min(1).max(500),
  })
  .strict();
export type SaveWave = z.infer<typeof SaveWave>;

/** Only events whose properties equal these count. */
export const propertyFilter = z.record(line(60), z.union([line(200), z.number().min(-1e12).max(1e12), z.boolean()]));

export const SaveBehaviour = z
  .object({
    id: entityId.optional(),
    rolloutId: entityId,
    jobRoleId: entityId,
    name,
    /** What is in it for the person who does it. */
    benefit: sentence,
    event: line(120),
    filter: propertyFilter.nullable().default(null),
    targetCount: z.int().min(1).max(10_000),
    cadence: z.enum(cadences).default("week"),
    required: z.boolean().default(true),
    position: z.int().min(1).max(100),
  })
  .strict();
export type SaveBehaviour = z.infer<typeof SaveBehaviour>;

export const SavePlan = z
  .object({
    rolloutId: entityId,
    /** The share of people meant to have adopted by each day. */
    points: z.array(z.object({ day: localDate, share: z.number().min(0).max(1) }).strict()).max(60),
  })
  .strict();
export type SavePlan = z.infer<typeof SavePlan>;

export const ById = z.object({ id: entityId }).strict();
export type ById = z.infer<typeof ById>;
