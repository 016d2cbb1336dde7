import type { Ctx, Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import type { StagedType } from "../record-types";
import { stagedTableOf } from "../records/record-table";
import { uuids } from "../records/scope";
import type { StageLimits } from "./flags";
import { pipelinesOf } from "./list-stages";
import { stageEntries, stages } from "./tables";

/** Fewer won records than this say nothing about how long a stage usually takes. */
const wonMin = 5;
/** So many of the latest ways through a stage are looked at: enough for a median, and bounded however large the log grows. */
const entriesMax = 500;
const overstayFactor = 2;

/**
 * Idle days and longest stay of every open stage of a record type. Where a stage names no longest stay, twice the median days that
 * won records spent in it stands in; with fewer than five of those there is no limit.
 */
export async function stageLimits(ctx: Ctx, tx: Tx, type: StagedType): Promise<StageLimits[]> {
  const open = (await pipelinesOf(ctx, tx, type)).flatMap((pipeline) =>
    pipeline.stages
      .filter((stage) => stage.kind === "open")
      .map(({ id, staysDaysMax }) => ({ stageId: id, idleDays: pipeline.idleDays, staysDaysMax })),
  );
  const unsaid = open.filter((each) => each.staysDaysMax === null).map((each) => each.stageId);
  if (unsaid.length === 0) return open;
  const medians = await medianDays(ctx, tx, type, unsaid);
  return open.map((each) => {
    const median = medians.get(each.stageId);
    if (each.staysDaysMax !== null || median === undefined) return each;
    return { ...each, staysDaysMax: Math.max(1, Math.ceil(median * overstayFactor)) };
  });
}

/** The median days that records which were won in the end spent in each of these stages. */
export async function medianDays(
  ctx: Ctx,
  tx: Tx,
  type: StagedType,
  stageIds: readonly string[],
): Promise<Map<string, number>> {
  const records = stagedTableOf[type];
  const { rows } = await tx.execute<{ stage_id: string; days: number }>(sql`
    select ways.stage_id, percentile_cont(0.5) within group (order by ways.days)::float8 as days
    from unnest(${uuids(stageIds)}) as asked(stage_id)
    cross join lateral (
      select e.stage_id, e.record_id, extract(epoch from e.left_at - e.entered_at) / 86400 as days
      from ${stageEntries} e
      where e.organisation_id = ${ctx.organisationId}::uuid and e.stage_id = asked.stage_id and e.left_at is not null and e.undone_at is null
      order by e.entered_at desc
      limit ${entriesMax}
    ) as ways
    join ${records} r on r.organisation_id = ${ctx.organisationId}::uuid and r.id = ways.record_id and r.gone_at is null
    join ${stages} s on s.organisation_id = r.organisation_id and s.id = r.stage_id and s.kind = 'won'
    group by ways.stage_id
    having count(*) >= ${wonMin}`);
  return new Map(rows.map((row) => [row.stage_id, Number(row.days)]));
}
