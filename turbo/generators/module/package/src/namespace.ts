import { pgSchema } from "drizzle-orm/pg-core";

/** Must be exported to drizzle-kit, or the schema itself is never created. */
export const __id__ = pgSchema("__id__");
