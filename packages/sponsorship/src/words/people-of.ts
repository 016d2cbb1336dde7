import { type Ctx, localToday } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import type { Audience } from "../contract";

/** The people of an audience who are employed today, as a query of their ids. */
export function peopleOf(ctx: Ctx, audience: Audience): SQL {
  const today = localToday(ctx);
  const within = {
    organisation: () => sql`true`,
    org_unit: (id: string) =>
      sql`p.id in (select directory.people_in_units(${ctx.organisationId}, array[${id}]::uuid[]))`,
    rollout: (id: string) =>
      sql`exists (select from change.wave_people_v1 m where m.organisation_id = p.organisation_id and m.rollout_id = ${id} and m.person_id = p.id)`,
  };
  const scope = audience.kind === "organisation" ? within.organisation() : within[audience.kind](audience.id);
  return sql`select p.id from directory.people p
    where p.organisation_id = ${ctx.organisationId} and p.starts_on <= ${today}
      and (p.ends_on is null or p.ends_on >= ${today}) and ${scope}`;
}
