import { z } from "zod";
import { defineEvent } from "./define-event";

export const sponsorshipEvents = {
  /** A sponsor spoke to an audience. How many it reached; not whom. */
  messageSent: defineEvent(
    "sponsorship.message_sent",
    z.object({ messageId: z.uuid(), sponsorId: z.uuid(), recipients: z.int().min(1) }),
  ),
};
