import { z } from "zod";
import { group, groupings, RetentionInput } from "./analytics-contract";
import { FunnelAsked } from "./sequences-contract";

/** Beside what: another group, every group of a grouping, or the same people's time before. */
const against = z.discriminatedUnion("to", [
  z.object({ to: z.literal("group"), group }).strict(),
  z.object({ to: z.literal("every"), by: groupings }).strict(),
  z.object({ to: z.literal("period"), period: z.enum(["before", "year"]) }).strict(),
]);

const whom = { group: group.optional(), against };

/** A figure as its own page asks for it, and beside what. */
export const CompareInput = z.discriminatedUnion("figure", [
  z.object({ figure: z.literal("often"), ...whom }).strict(),
  z.object({ figure: z.literal("access"), ...whom }).strict(),
  z.object({ figure: z.literal("back"), asked: RetentionInput.omit({ unit: true }), ...whom }).strict(),
  z.object({ figure: z.literal("funnel"), asked: FunnelAsked, ...whom }).strict(),
]);
export type CompareInput = z.infer<typeof CompareInput>;
