import type { Database } from "@arraigo/db";

/**
 * Counts a request, and says whether it is one of the first `max` of its window (in seconds). A window begins with the first
 * request after the one before has ended, so a steady trickle from a large office never adds up to a refusal; refused requests
 * do not prolong it. One statement: of many at once exactly `max` pass, on however many servers.
 */
export async function countRequest(
  { pool }: Database,
  key: string,
  { window, max }: { window: number; max: number },
  now: Date,
): Promise<{ allowed: boolean; retryAfter: number | null }> {
  const { rows } = await pool.query<{ count: number; ends_in: number }>(
    `insert into directory.rate_limits as l (key, count, counting_since) values ($1, 1, $2::bigint)
     on conflict (key) do update set
       count = case when l.counting_since <= $2::bigint - $3::bigint then 1 else least(l.count, $4::integer) + 1 end,
       counting_since = case when l.counting_since <= $2::bigint - $3::bigint then $2::bigint else l.counting_since end
     returning count, (counting_since + $3::bigint - $2::bigint)::integer as ends_in`,
    [key, now.getTime(), window * 1000, max],
  );
  const [row] = rows;
  if (!row || row.count <= max) return { allowed: true, retryAfter: null };
  return { allowed: false, retryAfter: Math.max(1, Math.ceil(row.ends_in / 1000)) };
}
