import { z } from "zod";
import { defineEvent } from "./define-event";

export const changeEvents = {
  /** Its waves, people, behaviours or plan are not what they were; figures that stand on them must be worked out again. */
  rolloutChanged: defineEvent("change.rollout_changed", z.object({ rolloutId: z.uuid() })),
};
