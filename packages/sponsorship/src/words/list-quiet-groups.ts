import { filed } from "@arraigo/directory";
import { type Ctx, inTransaction, localToday } from "@arraigo/platform";
import { sql } from "drizzle-orm";

/** A handful of people is spoken to in person. */
const peopleMin = 5;
const groupsMax = 20;

interface GroupRow {
  [column: string]: unknown;
  org_unit_id: string;
  name: string;
  people: number;
  last_heard_at: string | null;
}

/**
 * The units whose people are in a rollout this sponsor stands behind, longest without a word first. A unit has heard when
 * anybody who is in it now received a message of this sponsor, so "has not heard from you" is never said of one that has.
 */
export async function listQuietGroups(ctx: Ctx) {
  return inTransaction(ctx, async (tx) => {
    const me = ctx.actor.personId;
    const today = localToday(ctx);
    const { rows } = await tx.execute<GroupRow>(sql`
      with mine as (
        select distinct p.id, p.org_unit_id
        from sponsorship.sponsors s
        join change.wave_people_v1 w on w.organisation_id = s.organisation_id and w.rollout_id = s.rollout_id
        join directory.people p on p.organisation_id = w.organisation_id and p.id = w.person_id
        where s.organisation_id = ${ctx.organisationId} and s.person_id = ${me} and p.id <> ${me}
          and p.starts_on <= ${today} and (p.ends_on is null or p.ends_on >= ${today})
      ), heard as (
        select p.org_unit_id, max(m.sent_at) as last_heard_at
        from sponsorship.messages m
        join sponsorship.receipts c on c.organisation_id = m.organisation_id and c.message_id = m.id
        join directory.people p on p.organisation_id = c.organisation_id and p.id = c.person_id
        where m.organisation_id = ${ctx.organisationId} and m.sponsor_id = ${me}
        group by p.org_unit_id
      )
      select u.id as org_unit_id, u.name, count(*)::int as people, max(heard.last_heard_at) as last_heard_at
      from mine
      join directory.org_units u on u.organisation_id = ${ctx.organisationId} and u.id = mine.org_unit_id
      left join heard on heard.org_unit_id = u.id
      group by u.id, u.name
      having count(*) >= ${peopleMin}
      order by max(heard.last_heard_at) asc nulls first, count(*) desc, ${filed(sql`u.name`)}, u.id
      limit ${groupsMax}`);
    return rows.map((row) => ({
      orgUnitId: row.org_unit_id,
      name: row.name,
      people: row.people,
      lastHeardAt: row.last_heard_at && new Date(row.last_heard_at).toISOString(),
    }));
  });
}
