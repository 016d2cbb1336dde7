import { entityId, localised, pageInput } from "@arraigo/platform/contract";
import { z } from "zod";

/** Who hears it: everybody, one unit with everything below it, or the people of a rollout. */
export const audience = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("organisation") }).strict(),
  z.object({ kind: z.literal("org_unit"), id: entityId }).strict(),
  z.object({ kind: z.literal("rollout"), id: entityId }).strict(),
]);
export type Audience = z.infer<typeof audience>;

export const SendMessage = z
  .object({
    audience,
    subject: localised(140),
    body: localised(4_000),
    /** Made by the sender's screen: pressing the button twice sends once. */
    submissionKey: entityId,
  })
  .strict();
export type SendMessage = z.infer<typeof SendMessage>;

export const CountAudience = z.object({ audience }).strict();
export type CountAudience = z.infer<typeof CountAudience>;

export const ById = z.object({ id: entityId }).strict();
export type ById = z.infer<typeof ById>;

export const ListMessages = pageInput.strict();
export type ListMessages = z.infer<typeof ListMessages>;

export const AppointSponsor = z.object({ personId: entityId, rolloutId: entityId }).strict();
export type AppointSponsor = z.infer<typeof AppointSponsor>;

export const SetConsent = z.object({ consents: z.boolean() }).strict();
export type SetConsent = z.infer<typeof SetConsent>;
