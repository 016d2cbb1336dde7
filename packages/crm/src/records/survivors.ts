import type { Ctx, Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { type MatchableType, matchableTypes } from "../duplicates-contract";
import type { RecordType } from "../record-types";
import { tableOf } from "./record-table";
import { uuids } from "./scope";

/** Merges of merges are rare; circles are impossible. */
const stepsMax = 10;

const isMatchable = (type: RecordType): type is MatchableType => (matchableTypes as readonly string[]).includes(type);

/** Where merged ones among these ids live on now. Ids of what was never merged are not in it. */
export async function survivorsOf(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (!isMatchable(type) || ids.length === 0) return new Map();
  const table = tableOf[type];
  const { rows } = await tx.planned.execute<{ asked: string; at: string }>(sql`
    with recursive steps as (
      select t.id as asked, t.merged_into as at, 1 as step from ${table} t
      where t.organisation_id = ${ctx.organisationId}::uuid and t.id = any(${uuids(ids)}) and t.merged_into is not null
      union all
      select s.asked, t.merged_into, s.step + 1 from steps s
      join ${table} t on t.organisation_id = ${ctx.organisationId}::uuid and t.id = s.at and t.merged_into is not null where s.step < ${stepsMax}
    )
    select distinct on (asked) asked, at from steps order by asked, step desc`);
  return new Map(rows.map((row) => [row.asked, row.at]));
}
