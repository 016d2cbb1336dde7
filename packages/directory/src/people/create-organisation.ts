import { type Database, withTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import type { OrganisationFacts } from "@arraigo/platform";
import type { Language, PrivacyMode } from "@arraigo/platform/contract";
import { TimeZoneUnknown } from "../errors";
import { organisations } from "./tables";
import { isTimeZone } from "./update-me";

export interface NewOrganisation {
  /** Left out, one is made; the simulator gives its own. */
  id?: string;
  name: string;
  language?: Language;
  timeZone?: string;
  privacyMode?: PrivacyMode;
}

/** Makes a tenant. Only commands and the simulator do: nobody signed in can. */
export async function createOrganisation(
  database: Database,
  { id = newId(), name, language = "en", timeZone = "UTC", privacyMode = "team" }: NewOrganisation,
): Promise<OrganisationFacts> {
  if (!isTimeZone(timeZone)) throw new TimeZoneUnknown({ timeZone }, "timeZone");
  await withTenant(database, id, (db) =>
    db.insert(organisations).values({ id, name, language, timeZone, privacyMode }),
  );
  return { id, language, timeZone, privacyMode };
}
