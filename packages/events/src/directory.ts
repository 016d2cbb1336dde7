import { z } from "zod";
import { defineEvent } from "./define-event";

/** What `directory` publishes. Who needs to know what changed reads it; the events only say whom it is about. */
export const directoryEvents = {
  personChanged: defineEvent("directory.person_changed", z.object({ personId: z.uuid() })),
  /** One for a whole import, never one a row. */
  peopleImported: defineEvent(
    "directory.people_imported",
    z.object({ importId: z.uuid(), created: z.int().min(0), updated: z.int().min(0) }),
  ),
};
