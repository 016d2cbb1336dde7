import { type Ctx, inTransaction } from "@arraigo/platform";
import { addDays, type LocalDate, localDateAt } from "@arraigo/platform/calendar";

const zoneSql = "select time_zone as zone from directory.organisations where id = $1::uuid";

/** Today where the organisation is: the zone in which its days are counted. */
export function organisationToday(ctx: Ctx): Promise<LocalDate> {
  return inTransaction(ctx, async (tx) => {
    const { rows } = await tx.runSql({ name: "telemetry_zone", text: zoneSql, values: [tx.organisationId] });
    return localDateAt(ctx.clock.now(), (rows[0] as { zone: string }).zone);
  });
}

/** The last day that is over. */
export const organisationYesterday = async (ctx: Ctx): Promise<LocalDate> => addDays(await organisationToday(ctx), -1);
