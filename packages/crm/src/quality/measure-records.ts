import type { Ctx, Tx } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import type { RecordType } from "../record-types";
import { uuids } from "../records/scope";
import type { OrganisationTime } from "../settings/organisation-time";
import type { QualityRules } from "./quality-rules";
import { measuredRecords } from "./score-sql";
import { recordQualities } from "./stored-tables";

const parts = ["owner_id", "completeness", "validity", "freshness", "uniqueness", "ownership", "points"];
const columns = sql.raw(parts.join(", "));
const excluded = sql.raw(parts.map((part) => `excluded.${part}`).join(", "));
const stored = sql.raw(parts.map((part) => `held.${part}`).join(", "));

/** Which records are measured: named ones, or all after one id up to another (null: to the end). */
type Measuring = { ids: readonly string[] } | { afterId: string | null; upToId: string | null };

const among = (column: SQL, measuring: Measuring): SQL => {
  if ("ids" in measuring) return sql`${column} = any(${uuids(measuring.ids)})`;
  const { afterId, upToId } = measuring;
  return sql`(${afterId === null ? sql`true` : sql`${column} > ${afterId}::uuid`} and ${upToId === null ? sql`true` : sql`${column} <= ${upToId}::uuid`})`;
};

/** Measures records and stores what differs; what counts no more loses its row. One statement each, however many. */
export async function measureRecords(
  ctx: Ctx,
  tx: Tx,
  rules: QualityRules,
  at: OrganisationTime,
  measuring: Measuring,
): Promise<void> {
  const tenant = sql`${ctx.organisationId}::uuid`;
  const measured = measuredRecords(ctx, rules, at, among(sql.raw("r.id"), measuring));
  await tx.execute(sql`
    with measured as materialized (${measured}),
    gone as (
      delete from ${recordQualities} as q where q.organisation_id = ${tenant} and q.record_type = ${rules.type}
        and ${among(sql.raw("q.record_id"), measuring)} and q.record_id not in (select id from measured))
    insert into ${recordQualities} as held (organisation_id, record_type, record_id, ${columns})
      select ${tenant}, ${rules.type}, id, ${columns} from measured
    on conflict (organisation_id, record_type, record_id)
    do update set (${columns}) = (${excluded}) where (${stored}) is distinct from (${excluded})`);
}

/** Keeps two measurings of a type from overwriting a newer figure with an older one. */
export async function takeTurns(ctx: Ctx, tx: Tx, type: RecordType): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtext(${`crm.quality ${type}`}), hashtext(${ctx.organisationId}))`,
  );
}
