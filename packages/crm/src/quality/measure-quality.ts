import { type Ctx, inTransaction, type JobHandler } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { recordTypes } from "../record-types";
import { organisationTime } from "../settings/organisation-time";
import { currentQualities } from "./current-quality";
import { qualityParts } from "./definition";
import { measureUntil } from "./keep-quality";
import { qualityRules } from "./quality-rules";
import { isStored } from "./quality-state";
import { recordScores } from "./score-tables";
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

/** Thirteen months: a year is seen against the same month before it. */
const scoreHistoryDays = 400;
const pieceRows = 10_000;

/** Takes away what ended longer ago than is kept, piece by piece: as much as grew old in a day. */
async function forgetOldScores(ctx: Ctx): Promise<void> {
  const piece = () =>
    inTransaction(ctx, async (tx) => {
      const { today } = await organisationTime(ctx, tx);
      const { rows } = await tx.execute(sql`
        delete from ${recordScores} where ctid = any(array(select s.ctid from ${recordScores} as s
          where s.organisation_id = ${ctx.organisationId}::uuid and s.until < ${today}::date - ${scoreHistoryDays}::int
          order by s.until limit ${pieceRows})) and organisation_id = ${ctx.organisationId}::uuid returning 1`);
      return rows.length;
    });
  while ((await piece()) === pieceRows);
}

export const measureQuality: JobHandler = async (ctx) => {
  await measureDay(ctx);
  await forgetOldScores(ctx);
};
