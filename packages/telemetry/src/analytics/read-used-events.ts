import { type Ctx, inTransaction } from "@arraigo/platform";
import { addDays, type LocalDate } from "@arraigo/platform/calendar";
import { eventsUsed } from "./events-used";
import { readBegan } from "./kept-days";
import { organisationYesterday } from "./organisation-day";

/** Twelve weeks: what nobody has done for longer is no choice any more. */
const windowDays = 84;

const sinceSql = "select min(day)::text as since from telemetry.active_days where organisation_id = $1::uuid";

/** The events a figure can be about, and since when anything is known: before that day nothing was recorded, which is no zero. */
export async function readUsedEvents(ctx: Ctx): Promise<{ since: LocalDate | null; events: string[] }> {
  const until = await organisationYesterday(ctx);
  const events = await eventsUsed(ctx, addDays(until, 1 - windowDays), until);
  return { since: await readBegan(ctx), events };
}

/** The first day of which anything is still known by person; null where nothing is. */
export async function readKnownSince(ctx: Ctx): Promise<LocalDate | null> {
  const { rows } = await inTransaction(ctx, (tx) =>
    tx.runSql({ name: "telemetry_known_since", text: sinceSql, values: [tx.organisationId] }),
  );
  return (rows[0] as { since: LocalDate | null }).since;
}
