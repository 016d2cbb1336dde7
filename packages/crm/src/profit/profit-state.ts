import type { Ctx, Tx } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import { stages } from "../pipeline/tables";
import { organisationTime } from "../settings/organisation-time";
import { settingsOf } from "../settings/read-settings";
import { type ProfitPeriod, profitPeriod } from "./period";
import { ratesSql } from "./profit-sql";
import { type KeptCurve, profitMarks, profitStates } from "./stored-tables";
import { hourRates } from "./tables";

/** More marked accounts than these are not summed while somebody waits: the job is quicker. */
const marksMax = 5_000;

/** Counted up when a verdict is judged by another rule: what was stored by the old one is summed again. */
const ruleVersion = "3";

/** What the stored sums stand for: the rule, every person's rate, the stages that win, and where months begin, in a few letters. */
export const basisSql = (
  ctx: Ctx,
  timeZone: string,
): SQL => sql`md5(concat_ws('|', ${ruleVersion}::text, ${timeZone}::text,
  (select string_agg(concat(r.person_id, ' ', r.per_hour_minor), ',' order by r.person_id) from (${ratesSql(ctx, { currency: null })}) as r where r.per_hour_minor is not null),
  (select min(h.currency) from ${hourRates} h where h.organisation_id = ${ctx.organisationId}::uuid),
  (select string_agg(s.id::text, ',' order by s.id) from ${stages} s where s.organisation_id = ${ctx.organisationId}::uuid and s.kind = 'won')))`;

/** The period and currency people see first, which standings are kept for. */
export interface UsualProfits {
  period: ProfitPeriod;
  currency: string;
  timeZone: string;
}

export async function usualProfits(ctx: Ctx, tx: Tx): Promise<UsualProfits> {
  const { timeZone, today } = await organisationTime(ctx, tx);
  return { period: profitPeriod(today, {}), currency: (await settingsOf(ctx, tx)).currency, timeZone };
}

export const periodText = ({ period, currency }: Pick<UsualProfits, "period" | "currency">) =>
  `${period.from} ${period.to} ${currency}`;

/** Which of what is stored may be read for these months, together with what is summed afresh of the marked accounts; the curve where none is. */
export async function storedProfits(
  ctx: Ctx,
  tx: Tx,
  asked: UsualProfits,
): Promise<{ months: boolean; standings: boolean; curve: KeptCurve | null }> {
  const tenant = sql`${ctx.organisationId}::uuid`;
  const { rows } = await tx.execute<{
    current: boolean;
    period: string | null;
    curve: KeptCurve | null;
    marks: number;
  }>(sql`
    select coalesce(s.basis = ${basisSql(ctx, asked.timeZone)}, false) as current, s.period, s.curve,
      (select count(*)::int from (select from ${profitMarks} m where m.organisation_id = ${tenant} limit ${marksMax + 1}) as few) as marks
    from ${profitStates} s where s.organisation_id = ${tenant}`);
  const [state] = rows;
  const months = state?.current === true && state.marks <= marksMax;
  const standings = months && state.period === periodText(asked);
  return { months, standings, curve: standings && state.marks === 0 ? state.curve : null };
}
