import { recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { addDays } from "@arraigo/platform/calendar";
import { organisationToday, organisationZone } from "../analytics/organisation-day";
import type { PersonOnly, SetPolicy } from "../contract";
import { PersonUnknown } from "../errors";
import { type ErasedPlace, erasedPlaces, findLeft, namesOf } from "./check-erased";

const countMax = 1_000_000;

/** What a policy would let go of with the next night, and what the last nights did. Counts end at a million. */
export async function previewPolicy(ctx: Ctx, { rawDays, personDays }: SetPolicy) {
  const [today, zone] = [await organisationToday(ctx), await organisationZone(ctx)];
  const [rawFrom, personFrom] = [addDays(today, -rawDays), addDays(today, -personDays)];
  return inTransaction(ctx, async (tx) => {
    const { rows } = await tx.runSql(
      `select (select count(*)::int from (select from telemetry.events e where e.organisation_id = $1::uuid
           and e.occurred_at < $2::date::timestamp at time zone $4 limit ${countMax}) e) as "rawEvents",
         (select count(*)::int from (select from telemetry.usage_by_person_day u where u.organisation_id = $1::uuid
           and u.day < $3::date limit ${countMax}) u) as "personSums"`,
      [tx.organisationId, rawFrom, personFrom, zone],
    );
    const nights = await tx.runSql(
      `select ran_at as "ranAt", raw_events::float8 as "rawEvents", person_sums::float8 as "personSums" from telemetry.retention_runs
       where organisation_id = $1::uuid order by ran_at desc limit 7`,
      [tx.organisationId],
    );
    const runs = (nights.rows as { ranAt: Date | string; rawEvents: number; personSums: number }[]).map((run) => ({
      ...run,
      ranAt: new Date(run.ranAt).toISOString(),
    }));
    return { ...(rows[0] as { rawEvents: number; personSums: number }), rawFrom, personFrom, countMax, runs };
  });
}

/**
 * Where something is recorded about a person: what erasing them would take away. The places alone, because how much somebody does is
 * nobody's to look up by name; and the look is audited. @throws PersonUnknown
 */
export function previewErasure(ctx: Ctx, { personId }: PersonOnly): Promise<{ places: ErasedPlace[] }> {
  return inTransaction(ctx, async (tx) => {
    const { rows } = await tx.runSql(
      "select id from directory.people where organisation_id = $1::uuid and id = $2::uuid",
      [tx.organisationId, personId],
    );
    if (rows.length === 0) throw new PersonUnknown();
    const found = await findLeft(tx, personId, await namesOf(tx, personId), { mentions: false });
    await recordAudit(ctx, tx, {
      action: "telemetry.erasure_considered",
      subjectType: "person",
      subjectId: personId,
      facts: {},
    });
    return { places: erasedPlaces.filter((place) => found[place] > 0) };
  });
}
