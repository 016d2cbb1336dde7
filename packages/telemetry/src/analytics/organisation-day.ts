import { type Ctx, inTransaction } from "@arraigo/platform";
import { addDays, type LocalDate, localDateAt } from "@arraigo/platform/calendar";

const zoneSql = "select time_zone as zone from directory.organisations where id = $1::uuid";

/** The time zone in which the organisation's days are counted. */
export function organisationZone(ctx: Ctx): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    const { rows } = await tx.runSql({ name: "telemetry_zone", text: zoneSql, values: [tx.organisationId] });
    return (rows[0] as { zone: string }).zone;
  });
}

/** Today where the organisation is. */
export async function organisationToday(ctx: Ctx): Promise<LocalDate> {
  return localDateAt(ctx.clock.now(), await organisationZone(ctx));
}

/** The last day that is over. */
export const organisationYesterday = async (ctx: Ctx): Promise<LocalDate> => addDays(await organisationToday(ctx), -1);
