import { z } from "zod";
import { ActivePeopleAsked, group, groupings, RetentionInput } from "./analytics-contract";
import { FunnelAsked } from "./sequences-contract";
import { TimeToAsked } from "./uptake-contract";

/** Beside what: another group, every group of a grouping, or the same people's time before. */
const against = z.discriminatedUnion("to", [
  z.object({ to: z.literal("group"), group }).strict(),
  z.object({ to: z.literal("every"), by: groupings }).strict(),
  z.object({ to: z.literal("period"), period: z.enum(["before", "year"]) }).strict(),
]);

const whom = { group: group.optional(), against };

/**
 * Beside groups alone. What is offered, and who stands where, is today's; and of those followed from a start, an earlier time is the
 * same people looked at for less long.
 */
const ofToday = {
  group: group.optional(),
  against: z.discriminatedUnion("to", [against.options[0], against.options[1]]),
};

/** A figure as its own page asks for it, and beside what. */
export const CompareInput = z.discriminatedUnion("figure", [
  z.object({ figure: z.literal("often"), ...whom }).strict(),
  z.object({ figure: z.literal("access"), ...whom }).strict(),
  z.object({ figure: z.literal("back"), asked: RetentionInput.omit({ unit: true }), ...whom }).strict(),
  z.object({ figure: z.literal("funnel"), asked: FunnelAsked, ...whom }).strict(),
  z.object({ figure: z.literal("active"), asked: ActivePeopleAsked, ...whom }).strict(),
  z.object({ figure: z.literal("time"), asked: TimeToAsked, ...ofToday }).strict(),
  z.object({ figure: z.literal("offer"), ...ofToday }).strict(),
]);
export type CompareInput = z.infer<typeof CompareInput>;
