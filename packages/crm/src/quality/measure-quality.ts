import { type Ctx, inTransaction, type JobHandler } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { recordTypes } from "../record-types";
import { organisationTime } from "../settings/organisation-time";
import { currentQualities } from "./current-quality";
import { qualityParts } from "./definition";
import { measureUntil } from "./keep-quality";
import { qualityRules } from "./quality-rules";
import { isStored } from "./quality-state";
import { qualityDays } from "./tables";

/**
 * Writes down today's quality of every owner's records, a row an owner and type: what the history is drawn from. Measures first what
 * is not measured yet. Measuring a day again replaces it.
 */
export async function measureDay(ctx: Ctx): Promise<void> {
  const sums = sql.raw(qualityParts.map((part) => `sum(${part})`).join(", "));
  const columns = sql.raw(qualityParts.join(", "));
  for (const type of recordTypes) {
    await measureUntil(ctx, type, () => true);
    await inTransaction(ctx, async (tx) => {
      const rules = await qualityRules(ctx, tx, type);
      const at = await organisationTime(ctx, tx);
      const current = currentQualities(ctx, rules, at, await isStored(ctx, tx, rules, at), null);
      await tx.execute(
        sql`delete from ${qualityDays} where organisation_id = ${ctx.organisationId}::uuid and record_type = ${type} and day = ${at.today}::date`,
      );
      await tx.execute(sql`insert into ${qualityDays} (id, organisation_id, day, record_type, owner_id, records, ${columns}, points)
        select gen_random_uuid(), ${ctx.organisationId}::uuid, ${at.today}::date, ${type}, owner_id, count(*), ${sums}, sum(points)
        from (${current}) as scored group by owner_id`);
    });
  }
}

export const measureQuality: JobHandler = async (ctx) => measureDay(ctx);
