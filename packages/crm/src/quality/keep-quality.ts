import { type Ctx, inTransaction, type JobHandler, type Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { importUnderWay } from "../imports/import-under-way";
import { type RecordType, recordTypes } from "../record-types";
import { tableOf } from "../records/record-table";
import { type OrganisationTime, organisationTime } from "../settings/organisation-time";
import { measureRecords, takeTurns } from "./measure-records";
import { type QualityRules, qualityRules } from "./quality-rules";
import { goneOwnersSql, rulesFingerprint } from "./quality-state";
import { qualityMarks, qualityStates } from "./stored-tables";

const batchRows = 10_000;
const idMax = "9223372036854775807";
/** So long a turn measures before it leaves the rest to the next minute: other organisations wait for theirs. */
const turnMs = 20_000;

/**
 * Measures what changed, and everything where the day, the rules or who works here changed: batch by batch, each in a transaction
 * that also says how far it came, so that a stop costs one batch. While rows are brought in it waits for the next minute.
 */
export const keepQuality: JobHandler = async (ctx) => {
  const until = performance.now() + turnMs;
  const goOn = async () => performance.now() < until && !(await importUnderWay(ctx));
  for (const type of recordTypes) if (await goOn()) await measureUntil(ctx, type, goOn);
};

/** Goes on with a type until nothing is left to measure, or `goOn` says no. */
export async function measureUntil(ctx: Ctx, type: RecordType, goOn: () => boolean | Promise<boolean>): Promise<void> {
  while (await inTransaction(ctx, (tx) => measureBatch(ctx, tx, type))) if (!(await goOn())) return;
}

/** One batch. Answers whether there may be more. */
async function measureBatch(ctx: Ctx, tx: Tx, type: RecordType): Promise<boolean> {
  await takeTurns(ctx, tx, type);
  const rules = await qualityRules(ctx, tx, type);
  const at = await organisationTime(ctx, tx);
  const state = await stateOf(ctx, tx, rules, at);
  return state.behind ? measureNext(ctx, tx, rules, at, state.reachedId) : measureMarked(ctx, tx, rules, at);
}

interface State extends Record<string, unknown> {
  behind: boolean;
  reachedId: string | null;
}

/** Whether everything has to be measured, and where that goes on; a measuring for other rules or another day begins anew. */
async function stateOf(ctx: Ctx, tx: Tx, rules: QualityRules, { today }: OrganisationTime): Promise<State> {
  const tenant = sql`${ctx.organisationId}::uuid`;
  const aim = sql`(${rulesFingerprint(rules)}::text, ${today}::date, ${goneOwnersSql(ctx, sql`${today}::date`)})`;
  await tx.execute(
    sql`insert into ${qualityStates} (organisation_id, record_type) values (${tenant}, ${rules.type}) on conflict do nothing`,
  );
  const { rows } = await tx.execute<State>(sql`
    update ${qualityStates} as s set
      reached_id = case when (s.next_rules, s.next_day, s.next_gone_owners) is not distinct from ${aim} then s.reached_id end,
      (next_rules, next_day, next_gone_owners) = (select * from (values ${aim}) as aim)
    where s.organisation_id = ${tenant} and s.record_type = ${rules.type}
    returning (s.rules, s.day, s.gone_owners) is distinct from (s.next_rules, s.next_day, s.next_gone_owners) as behind, s.reached_id as "reachedId"`);
  return rows[0] ?? { behind: true, reachedId: null };
}

async function measureNext(
  ctx: Ctx,
  tx: Tx,
  rules: QualityRules,
  at: OrganisationTime,
  afterId: string | null,
): Promise<boolean> {
  const tenant = sql`${ctx.organisationId}::uuid`;
  // Not a page: where this batch ends, so that what went since is found in its stretch as well.
  const { rows } = await tx.execute<{ id: string }>(sql`
    select r.id from ${tableOf[rules.type]} as r where r.organisation_id = ${tenant} ${afterId === null ? sql`` : sql`and r.id > ${afterId}::uuid`}
    order by r.id offset ${batchRows - 1} limit 1`);
  const upToId = rows[0]?.id ?? null;
  await measureRecords(ctx, tx, rules, at, { afterId, upToId });
  const through =
    upToId === null
      ? sql`rules = next_rules, day = next_day, gone_owners = next_gone_owners, reached_id = null`
      : sql`reached_id = ${upToId}::uuid`;
  await tx.execute(
    sql`update ${qualityStates} set ${through} where organisation_id = ${tenant} and record_type = ${rules.type}`,
  );
  return true;
}

async function measureMarked(ctx: Ctx, tx: Tx, rules: QualityRules, at: OrganisationTime): Promise<boolean> {
  const tenant = sql`${ctx.organisationId}::uuid`;
  // Up to an id and not by a list of them: right after an import the planner takes this table for nearly empty, and would compare each with each.
  const { rows } = await tx.execute<{ id: string }>(sql`
    delete from ${qualityMarks} as m where m.organisation_id = ${tenant} and m.record_type = ${rules.type} and m.id <= coalesce((
      select o.id from ${qualityMarks} o where o.organisation_id = ${tenant} and o.record_type = ${rules.type} order by o.id offset ${batchRows - 1} limit 1), ${idMax}::bigint)
    returning m.record_id as id`);
  if (rows.length === 0) return false;
  await measureRecords(ctx, tx, rules, at, { ids: [...new Set(rows.map((row) => row.id))] });
  return rows.length === batchRows;
}
