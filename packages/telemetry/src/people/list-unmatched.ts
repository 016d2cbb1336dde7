import { type Ctx, inTransaction } from "@arraigo/platform";
import type { UnmatchedInput } from "../contract";
import { pageOf, readCursor } from "../page-cursor";

interface Row {
  [column: string]: unknown;
  userRef: string;
  count: number;
  firstSeenAt: Date;
  lastSeenAt: Date;
  standing: "unknown" | "contested" | "outside";
  suggestedId: string | null;
  suggested: string | null;
}

const listSql = `
with page as materialized (
  select u.user_ref, u.count, u.first_seen_at, u.last_seen_at,
    case when i.standing in ('contested', 'outside') then i.standing
      when exists (select from telemetry.directory_claims(array[u.user_ref]) d where d.contested) then 'contested' else 'unknown' end as standing
  from telemetry.unmatched_users u
  left join telemetry.identities i on i.organisation_id = u.organisation_id and i.user_ref = u.user_ref
  where u.organisation_id = $1::uuid and ($2::timestamptz is null or (u.last_seen_at, u.user_ref) < ($2::timestamptz, $3::text))
    and (coalesce(i.standing, '') = 'outside') = $4::boolean and i.person_id is null
  order by u.last_seen_at desc, u.user_ref desc limit $5::int
)
select p.user_ref as "userRef", p.count::float as count, p.first_seen_at as "firstSeenAt", p.last_seen_at as "lastSeenAt", p.standing,
  s.person_id as "suggestedId", d.given_name || ' ' || d.family_name as suggested
from page p
left join telemetry.suggest_people(array(select user_ref from page where standing = 'unknown')) s on s.ref = p.user_ref
left join directory.people d on d.organisation_id = $1::uuid and d.id = s.person_id
order by p.last_seen_at desc, p.user_ref desc`;

/**
 * Names events came with that nobody in the directory answers to, last seen first: unknown ones, those several people claim, or, asked
 * for, those somebody put outside the directory. One that stands for somebody is left out although its past is still on the way. Whom a name looks like is a suggestion and changes nothing.
 */
export async function listUnmatched(ctx: Ctx, { cursor, limit, outside }: UnmatchedInput) {
  const after = readCursor(cursor);
  return inTransaction(ctx, async (tx) => {
    const { rows } = await tx.runSql({
      name: "telemetry_list_unmatched",
      text: listSql,
      values: [tx.organisationId, after?.at ?? null, after?.id ?? null, outside, limit + 1],
    });
    const page = pageOf(rows as Row[], limit, (row) => ({ at: isoOf(row.lastSeenAt), id: row.userRef }));
    return {
      nextCursor: page.next,
      users: page.rows.map(({ suggestedId, suggested, ...row }) => ({
        ...row,
        suggestion: suggestedId === null ? null : { id: suggestedId, name: suggested ?? "" },
        firstSeenAt: isoOf(row.firstSeenAt),
        lastSeenAt: isoOf(row.lastSeenAt),
      })),
    };
  });
}

const isoOf = (at: Date | string) => new Date(at).toISOString();

interface Decided {
  [column: string]: unknown;
  userRef: string;
  standing: "person" | "outside";
  personId: string | null;
  person: string | null;
  decidedBy: string | null;
  decidedAt: Date | string;
}

/** What was decided about names, newest first, with whom they were given to and by whom. */
export async function listDecided(ctx: Ctx, { cursor, limit }: { cursor?: string | undefined; limit: number }) {
  const after = readCursor(cursor);
  return inTransaction(ctx, async (tx) => {
    const { rows } = await tx.runSql(
      `select i.user_ref as "userRef", i.standing, i.person_id as "personId", i.decided_at as "decidedAt",
         p.given_name || ' ' || p.family_name as person, b.given_name || ' ' || b.family_name as "decidedBy"
       from telemetry.identities i
       left join directory.people p on p.organisation_id = i.organisation_id and p.id = i.person_id
       left join directory.people b on b.organisation_id = i.organisation_id and b.id = i.decided_by
       where i.organisation_id = $1::uuid and i.decided_at is not null
         and ($2::timestamptz is null or (date_trunc('milliseconds', i.decided_at), i.user_ref) < ($2::timestamptz, $3::text))
       order by date_trunc('milliseconds', i.decided_at) desc, i.user_ref desc limit $4::int`,
      [tx.organisationId, after?.at ?? null, after?.id ?? null, limit + 1],
    );
    const page = pageOf(rows as Decided[], limit, (row) => ({ at: isoOf(row.decidedAt), id: row.userRef }));
    return {
      nextCursor: page.next,
      names: page.rows.map(({ personId, person, decidedAt, ...row }) => ({
        ...row,
        person: personId === null ? null : { id: personId, name: person ?? "" },
        decidedAt: isoOf(decidedAt),
      })),
    };
  });
}
