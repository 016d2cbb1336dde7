import { entityId, line } from "@arraigo/platform/contract";
import { z } from "zod";

export const CreateQueue = z.object({ name: line(80) }).strict();
export type CreateQueue = z.infer<typeof CreateQueue>;
export const RenameQueue = z.object({ id: entityId, name: line(80) }).strict();
export type RenameQueue = z.infer<typeof RenameQueue>;
export const QueueById = z.object({ id: entityId }).strict();
export type QueueById = z.infer<typeof QueueById>;
/** From the first to the last. */
export const OrderQueues = z.object({ ids: z.array(entityId).min(1).max(200) }).strict();
export type OrderQueues = z.infer<typeof OrderQueues>;

/** From one queue, or from whichever has the most urgent. */
export const TakeNextCase = z.object({ queueId: entityId.optional() }).strict();
export type TakeNextCase = z.infer<typeof TakeNextCase>;
export const CaseById = z.object({ id: entityId }).strict();
export type CaseById = z.infer<typeof CaseById>;
export const AssignCase = z.object({ id: entityId, ownerId: entityId }).strict();
export type AssignCase = z.infer<typeof AssignCase>;
