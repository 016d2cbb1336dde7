import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq, isNull, sql } from "drizzle-orm";
import { monthsAhead } from "../horizon/months-ahead";
import { identities, unmatchedUsers } from "../people/tables";
import { rejectedEvents } from "../rejected/tables";
import { activeDays, deliveries } from "../store/tables";

const hourMs = 3_600_000;

/** How ingestion is doing: what arrived in the last hour and day, how old it was on arrival, what was refused or nobody's. */
export async function readHealth(ctx: Ctx) {
  return inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const hourAgo = new Date(now.getTime() - hourMs).toISOString();
    const dayAgo = new Date(now.getTime() - 24 * hourMs).toISOString();
    const [arrived] = await tx
      .select({
        lastHour: sql<number>`coalesce(sum(${deliveries.stored}) filter (where ${deliveries.minute} >= ${hourAgo}::timestamptz), 0)::int`,
        lastDay: sql<number>`coalesce(sum(${deliveries.stored}), 0)::int`,
        received: sql<number>`coalesce(sum(${deliveries.received}), 0)::int`,
        rejected: sql<number>`coalesce(sum(${deliveries.rejected}), 0)::int`,
        lagMs: sql<number | null>`(sum(${deliveries.lagMsTotal}) / nullif(sum(${deliveries.recent}), 0))::float`,
        lastAt: sql<string | null>`to_char(max(${deliveries.minute}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
      })
      .from(deliveries)
      .where(
        sql`${ofTenant(deliveries.organisationId, ctx.organisationId)} and ${deliveries.minute} >= ${dayAgo}::timestamptz`,
      );
    const [unmatched] = await tx
      .select({
        users: sql<number>`count(*)::int`,
        events: sql<number>`coalesce(sum(${unmatchedUsers.count}), 0)::float`,
      })
      .from(unmatchedUsers)
      // One that stands for somebody by now is not counted although its past is still on the way.
      .leftJoin(
        identities,
        and(
          eq(identities.organisationId, unmatchedUsers.organisationId),
          eq(identities.userRef, unmatchedUsers.userRef),
        ),
      )
      .where(and(ofTenant(unmatchedUsers.organisationId, ctx.organisationId), isNull(identities.personId)));
    const [claimed] = await tx
      .select({ names: sql<number>`count(*)::int`, people: sql<number>`count(distinct ${identities.personId})::int` })
      .from(identities)
      .where(
        and(
          ofTenant(identities.organisationId, ctx.organisationId),
          identities.claimed,
          eq(identities.standing, "person"),
          isNull(identities.decidedAt),
        ),
      );
    const [kept] = await tx
      .select({ count: sql<number>`count(*)::int` })
      .from(rejectedEvents)
      .where(ofTenant(rejectedEvents.organisationId, ctx.organisationId));
    const [today] = await tx
      .select({ events: sql<number>`coalesce(sum(${activeDays.count}), 0)::float`, people: sql<number>`count(*)::int` })
      .from(activeDays)
      .where(
        sql`${ofTenant(activeDays.organisationId, ctx.organisationId)} and ${activeDays.day} = (
          select (${now.toISOString()}::timestamptz at time zone o.time_zone)::date from directory.organisations o where o.id = ${ctx.organisationId}::uuid)`,
      );
    return {
      /** Of outside systems; what our own modules record is in `today`. */
      outside: {
        lastHour: arrived?.lastHour ?? 0,
        lastDay: arrived?.lastDay ?? 0,
        /** Sent again, and rightly not counted again. */
        repeatedLastDay: Math.max(0, (arrived?.received ?? 0) - (arrived?.lastDay ?? 0) - (arrived?.rejected ?? 0)),
        rejectedLastDay: arrived?.rejected ?? 0,
        /** From when it happened to when it was stored, on average, of events under an hour old. Null where none came. */
        lagMs: arrived?.lagMs ?? null,
        lastAt: arrived?.lastAt ?? null,
      },
      today: { events: today?.events ?? 0, people: today?.people ?? 0 },
      rejectedKept: kept?.count ?? 0,
      unmatched: { users: unmatched?.users ?? 0, events: unmatched?.events ?? 0 },
      /** Names that stand for somebody because a browser said so, and nobody else said anything. */
      claimed: { names: claimed?.names ?? 0, people: claimed?.people ?? 0 },
      monthsAhead: await monthsAhead(tx, now),
      asOf: now.toISOString(),
    };
  });
}
