import { entityId, line, localDate } from "@arraigo/platform/contract";
import { z } from "zod";
import { steps } from "./usage-contract";

export const groupings = z.enum(["unit", "location", "role"]);
/** A group's key: an id, or "none" for people without a unit, location or job role. */
export const group = z.object({ by: groupings, key: z.union([entityId, z.literal("none")]) }).strict();

const windowDaysMax = 400;
const dayMs = 86_400_000;
const days = ({ from, until }: { from: string; until: string }) => (Date.parse(until) - Date.parse(from)) / dayMs + 1;

/** A stretch of local days, both included, and the people it is about. */
export const usageStretch = z.object({ from: localDate, until: localDate, group: group.optional() }).strict();
/** Refuses a stretch that ends before it begins, or is longer than days are kept. */
export const inOrderOfDays = <Shape extends z.ZodType<{ from: string; until: string }>>(shape: Shape) =>
  shape
    .refine((value) => value.from <= value.until, { path: ["until"], error: "Must not be before the first day." })
    .refine((value) => days(value) <= windowDaysMax, {
      path: ["from"],
      error: `At most ${windowDaysMax} days at once.`,
    });

const activePeople = usageStretch.extend({
  step: z.enum(steps),
  /** One event; left out, anything at all. */
  event: line(200).optional(),
});
export const ActivePeopleInput = inOrderOfDays(activePeople);
/** The same without saying of whom. */
export const ActivePeopleAsked = inOrderOfDays(activePeople.omit({ group: true }));
export type ActivePeopleInput = z.infer<typeof ActivePeopleInput>;

/** Four whole weeks that end on a day; left out, yesterday. */
export const FrequencyInput = z.object({ until: localDate.optional(), group: group.optional() }).strict();
export type FrequencyInput = z.infer<typeof FrequencyInput>;

export const RetentionInput = z
  .object({
    step: z.enum(["week", "month"]),
    /** How many periods back the first of the groups of newcomers lies. */
    periods: z.int().min(2).max(26),
    kind: z.enum(["nth", "unbounded"]),
    event: line(200).optional(),
    /** Newcomers of a small group are few; so this is cut by unit alone, and each cell is protected. */
    unit: z.union([entityId, z.literal("none")]).optional(),
  })
  .strict();
export type RetentionInput = z.infer<typeof RetentionInput>;

export const LicencesInput = z.object({ until: localDate.optional(), by: groupings }).strict();
export type LicencesInput = z.infer<typeof LicencesInput>;
