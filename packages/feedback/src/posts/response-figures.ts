import { type Ctx, inTransaction } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { organisationTimeZone, organisationToday } from "./organisation-day";

const windowDays = 90;

interface Row extends Record<string, unknown> {
  posts: number;
  answered: number;
  open: number;
  median_days: number | null;
  oldest_open_days: number | null;
}

/**
 * How the organisation responds, over the posts of the last 90 days: the share that got a first word (an answer or a
 * decision, each of them public) and the median of days until it. Of posts still without one only the share speaks: the
 * median is over those that have it, and says how many they are.
 */
export async function responseFigures(ctx: Ctx) {
  return inTransaction(ctx, async (tx) => {
    const today = await organisationToday(ctx, tx);
    const timeZone = await organisationTimeZone(ctx, tx);
    const { rows } = await tx.execute<Row>(sql`
      with recent as (
        select b.posted_on, b.status, first_word.day
        from feedback.board b
        left join lateral (
          select min(at at time zone ${timeZone})::date as day from (
            select moved_at as at from feedback.moves m where m.organisation_id = b.organisation_id and m.post_id = b.id
            union all
            select answered_at from feedback.answers a where a.organisation_id = b.organisation_id and a.post_id = b.id
          ) words
        ) first_word on true
        where b.organisation_id = ${ctx.organisationId} and b.posted_on > ${today}::date - ${windowDays}::int
      )
      select count(*)::int as posts, count(day)::int as answered,
        count(*) filter (where status not in ('done', 'declined'))::int as open,
        percentile_cont(0.5) within group (order by greatest(day - posted_on, 0)) filter (where day is not null) as median_days,
        max(${today}::date - posted_on) filter (where day is null) as oldest_open_days
      from recent`);
    const row = rows[0];
    return {
      posts: row?.posts ?? 0,
      answered: row?.answered ?? 0,
      open: row?.open ?? 0,
      medianDaysToFirstAnswer: row?.median_days ?? null,
      oldestUnansweredDays: row?.oldest_open_days ?? null,
      windowDays,
      asOf: ctx.clock.now().toISOString(),
    };
  });
}
