import { z } from "zod";
import { defineEvent } from "./define-event";

export const telemetryEvents = {
  /** New events were stored for these people. One per batch (more where it concerns over 500 people), never one per event. */
  usageRecorded: defineEvent(
    "telemetry.usage_recorded",
    z.object({
      people: z.array(z.uuid()).min(1).max(500),
      names: z.array(z.string()).max(200),
      /** First and last day touched, in the organisation's time zone, both inclusive. */
      days: z.object({ from: z.iso.date(), to: z.iso.date() }),
    }),
  ),
  /** What was recorded about this person was erased, whoever works with it: nothing worked out from it may stay. */
  personErased: defineEvent("telemetry.person_erased", z.object({ personId: z.uuid() })),
};
