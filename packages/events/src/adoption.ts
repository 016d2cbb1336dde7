import { z } from "zod";
import { defineEvent } from "./define-event";

const state = z.enum(["waiting", "not_started", "trying", "developing", "adopted", "lapsed"]);

/** What `adoption` publishes. */
export const adoptionEvents = {
  /** People who stand elsewhere than before, on a behaviour or (without one) on the whole rollout. One per batch of at most 500 changes. */
  stateChanged: defineEvent(
    "adoption.state_changed",
    z.object({
      changes: z
        .array(
          z.object({
            rolloutId: z.uuid(),
            behaviourId: z.uuid().nullable(),
            personId: z.uuid(),
            from: state,
            to: state,
          }),
        )
        .min(1)
        .max(500),
    }),
  ),
};
