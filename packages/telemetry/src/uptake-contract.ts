import { entityId, line, localDate } from "@arraigo/platform/contract";
import { z } from "zod";
import { group, groupings } from "./analytics-contract";
import { eventName } from "./event-filter-contract";
import { FunnelAsked, PathsInput } from "./sequences-contract";
import { steps } from "./usage-contract";

/** Cut by one grouping; with a group, the whole figure is about that group alone. */
const cut = { by: groupings, group: group.optional() };

const sinceJoining = z
  .object({
    /** From the first day of employment, which is when access begins. */
    start: z.literal("joining"),
    /** The first use of one event; left out, of anything. */
    event: line(200).optional(),
  })
  .strict();
const sinceGoLive = z
  .object({
    /** From the first day in scope of a rollout: go-live of one's wave, or joining after it. */
    start: z.literal("goLive"),
    rolloutId: entityId,
    /** The first use of any required behaviour, or of one; or the day on which the rollout was adopted. */
    to: z.enum(["value", "habit"]),
    behaviourId: entityId.optional(),
  })
  .strict();

/** How long until when, without saying of whom. */
export const TimeToAsked = z.discriminatedUnion("start", [sinceJoining, sinceGoLive]);

export const TimeToInput = z.discriminatedUnion("start", [sinceJoining.extend(cut), sinceGoLive.extend(cut)]);
export type TimeToInput = z.infer<typeof TimeToInput>;

export const OffersInput = z.object({ group: group.optional() }).strict();
export type OffersInput = z.infer<typeof OffersInput>;

/** What of a feature somebody is counted in, each within the one before; `besides` did it without being asked. */
export const offerParts = ["meant", "able", "ever", "recent", "keeps", "besides"] as const;
export type OfferPart = (typeof offerParts)[number];

const least = z.int().min(0).max(400);

/** A figure as its own page shows it, down to the one number that is asked about. */
export const BehindInput = z.discriminatedUnion("figure", [
  z
    .object({
      figure: z.literal("active"),
      step: z.enum(steps),
      /** A day of the period. */
      on: localDate,
      event: line(200).optional(),
    })
    .strict(),
  z.object({ figure: z.enum(["days", "features"]), least, most: least, until: localDate.optional() }).strict(),
  z
    .object({
      figure: z.literal("licences"),
      /** `inactive` is dormant or never. */
      state: z.enum(["active", "inactive", "dormant", "never"]),
      until: localDate.optional(),
    })
    .strict(),
  z
    .object({
      figure: z.literal("retention"),
      step: z.enum(["week", "month"]),
      periods: z.int().min(2).max(26),
      kind: z.enum(["nth", "unbounded"]),
      event: line(200).optional(),
      /** The first day of the period in which they began, and how many periods later they were back. */
      start: localDate,
      after: z.int().min(0).max(26),
    })
    .strict(),
  z.object({ figure: z.literal("offer"), feature: line(1_000), part: z.enum(offerParts) }).strict(),
  z.object({ figure: z.literal("timeTo"), asked: TimeToInput }).strict(),
  z
    .object({
      figure: z.literal("funnel"),
      asked: FunnelAsked,
      /** Which step, from 0, and whether they made it or stopped there. */
      step: z.int().min(0).max(7),
      part: z.enum(["reached", "dropped"]),
    })
    .strict(),
  z
    .object({
      figure: z.literal("paths"),
      asked: PathsInput,
      /** The things they did one after another, nearest first; with `end`, and then nothing more. */
      way: z.array(eventName).max(4),
      end: z.boolean(),
    })
    .strict()
    .refine(({ way, end }) => way.length + Number(end) > 0, {
      path: ["way"],
      error: "At least one thing, or the end.",
    }),
]);
export type BehindInput = z.infer<typeof BehindInput>;

/** Names, page by page, of those a behaviour is asked of. */
export const LookInput = z
  .object({ feature: line(1_000), group: group.optional(), cursor: line(300).optional() })
  .strict();
export type LookInput = z.infer<typeof LookInput>;
