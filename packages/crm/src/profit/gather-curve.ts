import type { Tx } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import type { KeptCurve } from "./stored-tables";

const pointsMax = 100;

/** The curve of some accounts' contributions and verdicts: one reading. `readable` says whom of them the reader may read. */
export async function gatherCurve(tx: Tx, profits: SQL, readable?: SQL): Promise<KeptCurve> {
  const of = (verdict: string) => sql`count(*) filter (where verdict = ${verdict})`;
  const { rows } = await tx.execute<KeptCurve & Record<string, unknown>>(sql`
    with profits as materialized (${profits}),
    ranked as materialized (select contribution from profits where verdict in ('unprofitable', 'profitable')),
    certain as (select count(*)::int as n from ranked),
    -- Equals may stand in any order: their sums are the same.
    walked as (
      select row_number() over best as place, sum(contribution) over best as cumulative
      from ranked window best as (order by contribution desc rows unbounded preceding)
    )
    select
      (select jsonb_build_object('unknown', ${of("unknown")}, 'atMost', ${of("atMost")}, 'unprofitable', ${of("unprofitable")}, 'losing', ${of("losing")}, 'profitable', ${of("profitable")},
        'unnamed', ${readable ? sql`count(*) filter (where not coalesce(${readable}, false))` : sql`0`},
        'loss', coalesce(sum(contribution) filter (where verdict = 'unprofitable'), 0)) from profits) as counts,
      (select coalesce(jsonb_agg(jsonb_build_object('accounts', place, 'cumulativeMinor', cumulative) order by place), '[]') from walked cross join certain
        where n <= ${pointsMax} or place = n or place % (n / ${pointsMax} + 1) = 0) as points`);
  return rows[0] as KeptCurve;
}
