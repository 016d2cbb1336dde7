import { z } from "zod";
import { defineEvent } from "./define-event";

/** What `__id__` publishes. */
export const __id__Events = {
  entryAdded: defineEvent("__id__.entry_added", z.object({ entryId: z.uuid() })),
};
