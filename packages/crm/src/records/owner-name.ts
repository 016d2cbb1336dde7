import { people } from "@arraigo/directory/schema";
import { sql } from "drizzle-orm";

/** The owner's name beside a record; null where nobody owns it. */
export const ownerName = sql<string | null>`nullif(trim(concat(${people.givenName}, ' ', ${people.familyName})), '')`;
