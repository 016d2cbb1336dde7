import { type Ctx, localToday, type Tx } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import { qualityDays } from "./tables";

const historyDays = 180;

export interface QualityDay {
  day: string;
  score: number;
  records: number;
}

/** The score day by day, half a year back; of a sum only the days that held at least `peopleMin` people's records. */
export async function qualityHistory(ctx: Ctx, tx: Tx, among: SQL, peopleMin = 0): Promise<QualityDay[]> {
  const { rows } = await tx.execute<QualityDay & Record<string, unknown>>(sql`
    select day::text as day, sum(points) / sum(records) as score, sum(records)::int as records from ${qualityDays}
    where organisation_id = ${ctx.organisationId}::uuid and day > ${localToday(ctx)}::date - ${historyDays}::int and ${among}
    group by day having sum(records) > 0 and count(distinct owner_id) >= ${peopleMin} order by day`);
  return rows;
}
