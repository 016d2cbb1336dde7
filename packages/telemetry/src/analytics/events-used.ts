import { type Ctx, inTransaction } from "@arraigo/platform";
import type { LocalDate } from "@arraigo/platform/calendar";
import { missingDays } from "../presence/read-presence";
import { sealDay } from "../presence/seal-day";

const usedSql = `
select distinct event from telemetry.day_presence
where organisation_id = $1::uuid and day between $2::date and $3::date and event <> '' order by event`;

/** The events anybody caused in a stretch of days that are over. */
export async function eventsUsed(ctx: Ctx, from: LocalDate, until: LocalDate): Promise<string[]> {
  for (const day of await missingDays(ctx, from, until)) await sealDay(ctx, day);
  const { rows } = await inTransaction(ctx, (tx) =>
    tx.runSql({ name: "telemetry_events_used", text: usedSql, values: [tx.organisationId, from, until] }),
  );
  return (rows as { event: string }[]).map(({ event }) => event);
}
