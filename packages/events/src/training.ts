import { z } from "zod";
import { defineEvent } from "./define-event";

/** What `training` publishes. One event per assignment, however many people it reaches. */
export const trainingEvents = {
  courseAssigned: defineEvent(
    "training.course_assigned",
    z.object({ courseId: z.uuid(), people: z.int().min(0), dueOn: z.iso.date().nullable() }),
  ),
  courseCompleted: defineEvent(
    "training.course_completed",
    z.object({ courseId: z.uuid(), personId: z.uuid(), completedAt: z.iso.datetime() }),
  ),
};
