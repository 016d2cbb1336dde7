import { type Database, withTenant } from "@arraigo/db";
import type { OrganisationFacts, OrganisationSource } from "@arraigo/platform";
import type { Language, PrivacyMode } from "@arraigo/platform/contract";
import { eq } from "drizzle-orm";
import { organisations } from "./tables";

/** Which organisations exist, for scheduled jobs and commands. Read fresh: privacy changes hold from the next job on. */
export function directoryOrganisations(database: Database): OrganisationSource {
  return {
    async all() {
      const { rows } = await database.pool.query<{ id: string }>("select directory.organisation_ids() as id");
      return rows.map((row) => row.id);
    },
    async get(id): Promise<OrganisationFacts> {
      const [row] = await withTenant(database, id, (db) =>
        db.select().from(organisations).where(eq(organisations.id, id)),
      );
      if (!row) throw new Error(`there is no organisation ${id}`);
      return {
        id,
        privacyMode: row.privacyMode as PrivacyMode,
        language: row.language as Language,
        timeZone: row.timeZone,
      };
    },
  };
}
