import { type Ctx, inTransaction, type JobHandler, localToday } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { recordTypes } from "../record-types";
import { qualityParts } from "./definition";
import { qualityRules } from "./quality-rules";
import { measuredRecords } from "./score-sql";
import { qualityDays } from "./tables";

/**
 * Writes down today's quality of every owner's records, one statement a type: what the history is drawn from. Measuring a day again
 * replaces it.
 */
export async function measureDay(ctx: Ctx): Promise<void> {
  const at = { now: ctx.clock.now(), today: localToday(ctx) };
  const sums = sql.raw(qualityParts.map((part) => `sum(${part})`).join(", "));
  const columns = sql.raw(qualityParts.join(", "));
  for (const type of recordTypes)
    await inTransaction(ctx, async (tx) => {
      const rules = await qualityRules(ctx, tx, type);
      await tx.execute(
        sql`delete from ${qualityDays} where organisation_id = ${ctx.organisationId}::uuid and record_type = ${type} and day = ${at.today}::date`,
      );
      await tx.execute(sql`insert into ${qualityDays} (id, organisation_id, day, record_type, owner_id, records, ${columns}, points)
        select gen_random_uuid(), ${ctx.organisationId}::uuid, ${at.today}::date, ${type}, owner_id, count(*), ${sums}, sum(points)
        from (${measuredRecords(ctx, rules, at)}) as scored group by owner_id`);
    });
}

export const measureQuality: JobHandler = async (ctx) => measureDay(ctx);
