import { entityId, line, pageInput } from "@arraigo/platform/contract";
import { z } from "zod";
import { eventFilter, eventName, storable } from "./event-filter-contract";

/**
 * Who can know a key: servers alone; anybody who opens a page; or anybody, and so little is believed of it that even the names its events
 * come with are counted apart.
 */
export const keyTrusts = ["server", "browser", "apart"] as const;
const keyTrust = z.enum(keyTrusts);
export type KeyTrust = z.infer<typeof keyTrust>;

export const CreateWriteKey = z.object({ name: line(80), trust: keyTrust.default("server") }).strict();
export type CreateWriteKey = z.infer<typeof CreateWriteKey>;

export const RevokeWriteKey = z.object({ id: entityId }).strict();
export type RevokeWriteKey = z.infer<typeof RevokeWriteKey>;

/** How long the key before works on: none, or up to a week. */
export const RotateWriteKey = z.object({ id: entityId, graceHours: z.int().min(0).max(168) }).strict();
export type RotateWriteKey = z.infer<typeof RotateWriteKey>;

export const TrustWriteKey = z.object({ id: entityId, trust: keyTrust }).strict();
export type TrustWriteKey = z.infer<typeof TrustWriteKey>;

export const LimitWriteKey = z
  .object({
    id: entityId,
    perSecondMax: z.int().min(1).max(1_000_000).nullable(),
    perDayMax: z.int().min(1).max(10_000_000_000).nullable(),
  })
  .strict();
export type LimitWriteKey = z.infer<typeof LimitWriteKey>;

export const WatchArrivals = z.object({ id: entityId }).strict();
export type WatchArrivals = z.infer<typeof WatchArrivals>;

export const OpenRejected = z.object({ id: entityId }).strict();
export type OpenRejected = z.infer<typeof OpenRejected>;

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
  "names_full",
  "reader_fault",
] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

/** What is put right of refused events before they are read again. */
export const Mending = z
  .object({
    name: line(200).optional(),
    userId: line(200).optional(),
    /** They happened when they arrived. */
    atReceived: z.boolean().optional(),
    /** Without characters that cannot be stored. */
    clean: z.boolean().optional(),
    withoutProperties: z.boolean().optional(),
  })
  .strict();
export type Mending = z.infer<typeof Mending>;

export const ReplayRejected = z
  .object({ ids: z.array(entityId).min(1).max(200), mending: Mending.default({}) })
  .strict();
export type ReplayRejected = z.infer<typeof ReplayRejected>;

/** Refused events that are alike: of one source, for one reason, of one name (null: they have none), as far as they were listed then. */
const rejectedAlike = {
  reason: z.enum(rejectionReasons),
  sourceId: entityId,
  name: z.string().max(200).nullable(),
  /** The last of them that was seen: what is refused after it is not meant. */
  until: entityId,
};

export const DiscardAlike = z.object(rejectedAlike).strict();
export type DiscardAlike = z.infer<typeof DiscardAlike>;

export const TryAlike = z.object({ ...rejectedAlike, mending: Mending.default({}) }).strict();
export type TryAlike = z.infer<typeof TryAlike>;

/** The next two hundred behind `after`. */
export const MendAlike = TryAlike.extend({ after: entityId.nullable().default(null) }).strict();
export type MendAlike = z.infer<typeof MendAlike>;

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

export const PersonOnly = z.object({ personId: entityId }).strict();
export type PersonOnly = z.infer<typeof PersonOnly>;

/** How short and how long things can be kept, in days: within what the law allows and the figures need. */
export const retentionBounds = { rawDays: [30, 396], personDays: [90, 1_096] } as const;

const daysWithin = ([from, to]: readonly [number, number]) => z.int().min(from).max(to);

export const SetPolicy = z
  .object({ rawDays: daysWithin(retentionBounds.rawDays), personDays: daysWithin(retentionBounds.personDays) })
  .strict();
export type SetPolicy = z.infer<typeof SetPolicy>;

/** Pages of the catalogue follow the names. */
export const CatalogueInput = pageInput
  .extend({ cursor: eventName.optional(), limit: z.int().min(1).max(200).default(100) })
  .strict();
export type CatalogueInput = z.infer<typeof CatalogueInput>;

export const propertyTypes = ["text", "number", "boolean", "list", "object", "nothing"] as const;

export const DescribeEvent = z
  .object({
    name: eventName,
    description: z.string().max(1_000).refine(storable).nullable(),
    ownerId: entityId.nullable(),
    planned: z.boolean(),
    plannedProperties: z
      .record(z.string().min(1).max(100).refine(storable), z.enum(propertyTypes))
      .refine((properties) => Object.keys(properties).length <= 100),
  })
  .strict();
export type DescribeEvent = z.infer<typeof DescribeEvent>;

/** A behaviour as it would be saved, before it is. */
export const PreviewBehaviour = z
  .object({
    event: eventName,
    filter: eventFilter.nullable(),
    targetCount: z.int().min(1).max(10_000),
    cadence: z.enum(["day", "week", "month"]),
    jobRoleId: entityId.nullable(),
  })
  .strict();
export type PreviewBehaviour = z.infer<typeof PreviewBehaviour>;

/** `outside` lists the names somebody put outside the directory instead of those nobody has looked at. */
export const UnmatchedInput = pageInput.extend({ outside: z.boolean().default(false) }).strict();
export type UnmatchedInput = z.infer<typeof UnmatchedInput>;

export * from "./analytics-contract";
export * from "./history-contract";
export * from "./insights-contract";
export * from "./pull-contract";
export * from "./sequences-contract";
export * from "./uptake-contract";
