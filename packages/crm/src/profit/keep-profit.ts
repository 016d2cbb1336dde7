import { type Ctx, inTransaction, type JobHandler, type Tx } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import { accounts } from "../accounts/tables";
import { importUnderWay } from "../imports/import-under-way";
import { uuids } from "../records/scope";
import { gatherCurve } from "./gather-curve";
import { basisSql, periodText, type UsualProfits, usualProfits } from "./profit-state";
import { storeMonths, storeStandings } from "./store-profits";
import { profitMarks, profitStandings, profitStates } from "./stored-tables";

const batchAccounts = 5_000;
const idMax = "9223372036854775807";
/** So long a turn adds up before it leaves the rest to the next minute: other organisations wait for theirs. */
const turnMs = 20_000;

/**
 * Adds up what changed, and everything where a rate, the calendar or the months people look at changed: batch by batch, each in a
 * transaction that also says how far it came, so that a stop costs one batch. While rows are brought in it waits for the next minute.
 */
export const keepProfit: JobHandler = async (ctx) => {
  const until = performance.now() + turnMs;
  const goOn = async () => performance.now() < until && !(await importUnderWay(ctx));
  while (await goOn()) if (!(await inTransaction(ctx, (tx) => sumBatch(ctx, tx)))) return;
};

async function sumBatch(ctx: Ctx, tx: Tx): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('crm.profit'), hashtext(${ctx.organisationId}))`);
  const usual = await usualProfits(ctx, tx);
  const state = await stateOf(ctx, tx, usual);
  return state.basisBehind || state.periodBehind ? sumNext(ctx, tx, usual, state) : sumMarked(ctx, tx, usual, state);
}

interface State extends Record<string, unknown> {
  basisBehind: boolean;
  periodBehind: boolean;
  reachedId: string | null;
  curveBehind: boolean;
}

/** What has to be added up anew, and where that goes on. What is half renewed stands for nothing until it is through. */
async function stateOf(ctx: Ctx, tx: Tx, usual: UsualProfits): Promise<State> {
  const tenant = sql`${ctx.organisationId}::uuid`;
  await tx.execute(sql`insert into ${profitStates} (organisation_id) values (${tenant}) on conflict do nothing`);
  const { rows } = await tx.execute<State>(sql`
    update ${profitStates} as s set
      reached_id = case when (s.next_basis, s.next_period) is not distinct from (aim.basis, aim.period) then s.reached_id end,
      next_basis = aim.basis, next_period = aim.period,
      basis = case when s.basis = aim.basis then s.basis end, period = case when s.period = aim.period then s.period end
    from (select ${basisSql(ctx, usual.timeZone)} as basis, ${periodText(usual)}::text as period) as aim
    where s.organisation_id = ${tenant}
    returning s.basis is null as "basisBehind", s.period is null as "periodBehind", s.reached_id as "reachedId", s.curve is null as "curveBehind"`);
  return rows[0] ?? { basisBehind: true, periodBehind: true, reachedId: null, curveBehind: true };
}

async function sumNext(ctx: Ctx, tx: Tx, usual: UsualProfits, { basisBehind, reachedId }: State): Promise<boolean> {
  const tenant = sql`${ctx.organisationId}::uuid`;
  const after = (account: SQL) => (reachedId === null ? sql`true` : sql`${account} > ${reachedId}::uuid`);
  // Not a page: where this batch ends.
  const { rows } = await tx.execute<{ id: string }>(sql`
    select r.id from ${accounts} as r where r.organisation_id = ${tenant} and ${after(sql.raw("r.id"))} order by r.id offset ${batchAccounts - 1} limit 1`);
  const last = rows[0]?.id ?? null;
  const which = (account: SQL) =>
    sql`(${after(account)} and ${last === null ? sql`true` : sql`${account} <= ${last}::uuid`})`;
  if (basisBehind) await storeMonths(ctx, tx, usual, which);
  await storeStandings(ctx, tx, usual, which);
  const through =
    last === null ? sql`basis = next_basis, period = next_period, reached_id = null` : sql`reached_id = ${last}::uuid`;
  await tx.execute(sql`update ${profitStates} set ${through} where organisation_id = ${tenant}`);
  await keepCurve(ctx, tx, last === null);
  return true;
}

async function sumMarked(ctx: Ctx, tx: Tx, usual: UsualProfits, { curveBehind }: State): Promise<boolean> {
  const tenant = sql`${ctx.organisationId}::uuid`;
  // Up to an id and not by a list of them: right after an import the planner takes this table for nearly empty, and would compare each with each.
  const { rows } = await tx.execute<{ id: string }>(sql`
    delete from ${profitMarks} as m where m.organisation_id = ${tenant} and m.id <= coalesce((
      select o.id from ${profitMarks} o where o.organisation_id = ${tenant} order by o.id offset ${batchAccounts - 1} limit 1), ${idMax}::bigint)
    returning m.account_id as id`);
  if (rows.length === 0) {
    if (curveBehind) await keepCurve(ctx, tx, true);
    return false;
  }
  const ids = uuids([...new Set(rows.map((row) => row.id))]);
  const which = (account: SQL) => sql`${account} = any(${ids})`;
  await storeMonths(ctx, tx, usual, which);
  await storeStandings(ctx, tx, usual, which);
  const more = rows.length === batchAccounts;
  await keepCurve(ctx, tx, !more);
  return more;
}

/** The curve over all standings, in the transaction that changed them: it is theirs, or there is none. */
async function keepCurve(ctx: Ctx, tx: Tx, settled: boolean): Promise<void> {
  const tenant = sql`${ctx.organisationId}::uuid`;
  const standings = sql`select x.contribution, x.verdict from ${profitStandings} x where x.organisation_id = ${tenant}`;
  const curve = settled ? JSON.stringify(await gatherCurve(tx, standings)) : null;
  await tx.execute(sql`update ${profitStates} set curve = ${curve}::jsonb where organisation_id = ${tenant}`);
}
