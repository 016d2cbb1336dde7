import { type Ctx, inTransaction } from "@arraigo/platform";
import { addDays, type LocalDate, localDateAt } from "@arraigo/platform/calendar";
import { RawEventsGone } from "../errors";
import { policyOf } from "../retention/policy";

/** What single events can be asked about: since which day, and in whose days. */
export interface RawHorizon {
  zone: string;
  today: LocalDate;
  /** The first day of which every single event is still there. */
  since: LocalDate;
  rawDays: number;
}

const zoneSql = "select time_zone as zone from directory.organisations where id = $1::uuid";

/** Single events live as long as the organisation's policy says, 90 days unless changed: the night takes what is older. */
export function readRawHorizon(ctx: Ctx): Promise<RawHorizon> {
  return inTransaction(ctx, async (tx) => {
    const { rows } = await tx.runSql({ name: "telemetry_zone", text: zoneSql, values: [tx.organisationId] });
    const { zone } = rows[0] as { zone: string };
    const { rawDays } = await policyOf(tx);
    const today = localDateAt(ctx.clock.now(), zone);
    return { zone, today, since: addDays(today, -rawDays), rawDays };
  });
}

/** @throws RawEventsGone where some of the days asked for have lost their single events already. */
export function assertRaw(from: LocalDate, { since, rawDays }: RawHorizon): void {
  if (from < since) throw new RawEventsGone({ days: rawDays, since });
}
