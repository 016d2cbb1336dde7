import { entityId, line, pageInput } from "@arraigo/platform/contract";
import { z } from "zod";

export const CreateWriteKey = z.object({ name: line(80) }).strict();
export type CreateWriteKey = z.infer<typeof CreateWriteKey>;

export const RevokeWriteKey = z.object({ id: entityId }).strict();
export type RevokeWriteKey = z.infer<typeof RevokeWriteKey>;

export const Page = pageInput.strict();
export type Page = z.infer<typeof Page>;

/** What an outside system calls somebody: at most 200 characters. */
const userRef = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => !text.includes("\u0000"));

/** Whom a name stands for. */
export const MapName = z.object({ userRef, personId: entityId }).strict();
export type MapName = z.infer<typeof MapName>;

export const NameOnly = z.object({ userRef }).strict();
export type NameOnly = z.infer<typeof NameOnly>;

/** Why an event was not stored. The sentence for each is in the portal. */
export const rejectionReasons = [
  "not_an_object",
  "type_unknown",
  "name_missing",
  "name_too_long",
  "user_missing",
  "user_too_long",
  "message_id_invalid",
  "timestamp_unreadable",
  "timestamp_in_future",
  "timestamp_too_old",
  "properties_invalid",
  "too_large",
  "too_deep",
  "text_not_storable",
] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

export * from "./analytics-contract";
