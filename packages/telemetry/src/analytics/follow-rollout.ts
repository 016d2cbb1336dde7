import type { Tx } from "@arraigo/platform";
import type { LocalDate } from "@arraigo/platform/calendar";

/** Somebody a rollout asks something of: since when and until when, and every time they had adopted it. */
export interface Follower {
  personId: string;
  scopeFrom: LocalDate;
  scopeUntil: LocalDate | null;
  spells: readonly { adoptedOn: LocalDate; lapsedOn: LocalDate | null }[];
}

export interface Followed {
  followers: Follower[];
  /** The day for which adoption was last worked out; null before the first time. */
  asOfDay: LocalDate | null;
}

const followersSql = `
select f.person_id as "personId", f.scope_from::text as "scopeFrom", f.scope_until::text as "scopeUntil", f.spells, f.as_of_day::text as "asOfDay"
from adoption.rollout_people_v1 f
where f.organisation_id = $1::uuid and f.rollout_id = $2::uuid and f.scope_from is not null order by f.person_id`;

/** Everybody who is or was in scope of a rollout: employed, their wave live, a behaviour required of their job role. */
export async function followRollout(tx: Tx, rolloutId: string): Promise<Followed> {
  const { rows } = await tx.runSql({
    name: "telemetry_followers",
    text: followersSql,
    values: [tx.organisationId, rolloutId],
  });
  const followers = rows as unknown as (Follower & { asOfDay: LocalDate | null })[];
  return { followers, asOfDay: followers[0]?.asOfDay ?? null };
}
