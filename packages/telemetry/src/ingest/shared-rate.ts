import { inTransaction, type Services } from "@arraigo/platform";
import type { KnownKey } from "./known-keys";

/** What a source with a limit of its own may send at once, in seconds of that limit. */
const burstSeconds = 10;

/* By the database's clock, which all processes have in common. A row that another one just took from is looked at again. */
const room = `least($4::float8, coalesce(k.rate_left, $4::float8)
  + greatest(0, extract(epoch from clock_timestamp() - coalesce(k.rate_at, clock_timestamp()))::float8) * $3::float8)`;
const takeSql = `
with taken as (
  update telemetry.write_keys k set rate_left = ${room} - $5::float8, rate_at = clock_timestamp()
  where k.organisation_id = $1::uuid and k.id = $2::uuid and ${room} >= least($5::float8, $4::float8) returning 1
)
select exists (select from taken) as taken, ${room} as room from telemetry.write_keys k
where k.organisation_id = $1::uuid and k.id = $2::uuid`;

/**
 * Holds a source to the events a second it was given, however many processes there are: a bucket that refills, kept with its key. A
 * source without such a limit costs the database nothing. Answers the seconds to wait; 0 where there is room.
 */
export function sharedRate(services: Services): (key: KnownKey, events: number) => Promise<number> {
  return async ({ keyId, organisationId, perSecondMax }, events) => {
    if (perSecondMax === undefined) return 0;
    const burst = perSecondMax * burstSeconds;
    const { rows } = await inTransaction({ ...services, organisationId }, (tx) =>
      tx.runSql(takeSql, [organisationId, keyId, perSecondMax, burst, events]),
    );
    const [found] = rows as { taken: boolean; room: number }[];
    if (!found || found.taken) return 0;
    return Math.max(1, Math.ceil((Math.min(events, burst) - found.room) / perSecondMax));
  };
}
