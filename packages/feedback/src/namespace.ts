import { pgSchema } from "drizzle-orm/pg-core";

/** Must be exported to drizzle-kit, or the schema itself is never created. */
export const feedback = pgSchema("feedback");

/** Apart on purpose: nothing in it names a person, and nothing in it points anywhere else. */
export const feedbackAnonymous = pgSchema("feedback_anonymous");
