import { z } from "zod";
import { group, inOrderOfDays, usageStretch } from "./analytics-contract";
import { eventFilter, eventName } from "./event-filter-contract";

/** One event, narrowed by its properties where given. */
const step = z.object({ event: eventName, filter: eventFilter.optional() }).strict();

/** The longest time between the first and the last step: as long as single events are usually kept. */
const windowHoursMax = 24 * 90;

const funnel = usageStretch.omit({ group: true }).extend({
  steps: z.array(step).min(2).max(8),
  /** From the first step to the last. */
  windowHours: z.int().min(1).max(windowHoursMax),
});

/** A funnel without saying of whom. */
export const FunnelAsked = inOrderOfDays(funnel);

export const FunnelInput = inOrderOfDays(
  funnel.extend({
    group: group.optional(),
    /** Also group by group, or by the day of the first step: always of everybody. */
    by: z.enum(["unit", "location", "role", "day"]).optional(),
  }),
);
export type FunnelInput = z.infer<typeof FunnelInput>;

export const PathsInput = inOrderOfDays(
  usageStretch.omit({ group: true }).extend({
    event: eventName,
    /** What came after it, or what came before. */
    direction: z.enum(["after", "before"]),
    /** Of everything somebody did in the time, the first or the latest time they did it. */
    which: z.enum(["first", "latest"]),
    steps: z.int().min(1).max(4),
    /** A walk ends where nothing is done for longer. */
    gapMinutes: z
      .int()
      .min(1)
      .max(24 * 60),
  }),
);
export type PathsInput = z.infer<typeof PathsInput>;
