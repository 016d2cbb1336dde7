import { type Column, type SQL, sql } from "drizzle-orm";

/** What a name is filed under, in lists and their places: small letters without accents, so that Álvarez stands beside Alvarez. */
export const filed = (name: Column | SQL | string): SQL => sql`directory.filed(${name})`;
