import { z } from "zod";
import { defineEvent } from "./define-event";

const kind = z.enum(["problem", "idea", "question"]);
const status = z.enum(["received", "under_review", "planned", "done", "declined"]);

/** What `feedback` publishes. None of them names an author, and an anonymous post publishes nothing when it is written. */
export const feedbackEvents = {
  postSubmitted: defineEvent("feedback.post_submitted", z.object({ postId: z.uuid(), kind, area: z.string() })),
  postMoved: defineEvent(
    "feedback.post_moved",
    z.object({ postId: z.uuid(), moveId: z.uuid(), from: status, to: status }),
  ),
  postAnswered: defineEvent("feedback.post_answered", z.object({ postId: z.uuid(), answerId: z.uuid() })),
};
