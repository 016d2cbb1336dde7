import type { Ctx, Tx } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import type { RecordType } from "../record-types";
import { uuids } from "../records/scope";
import type { OrganisationTime } from "../settings/organisation-time";
import { freshDays } from "./definition";
import type { QualityRules } from "./quality-rules";
import { measuredRecords } from "./score-sql";
import { recordScores } from "./score-tables";
import { recordQualities } from "./stored-tables";

const parts = [
  "owner_id",
  "completeness",
  "validity",
  "freshness",
  "uniqueness",
  "ownership",
  "points",
  "missing",
  "invalid",
  "touched_on",
];
const columns = sql.raw(parts.join(", "));
const excluded = sql.raw(parts.map((part) => `excluded.${part}`).join(", "));
const stored = sql.raw(parts.map((part) => `held.${part}`).join(", "));

/** What of a state its history keeps, beside which record's it was and its days. */
const state = sql.raw("completeness, validity, uniqueness, ownership, touched_on, missing, invalid");
/** A state as its history compares it: shares to the hundredth, so that a breath more likeness is no change. */
const compared = (of: string) =>
  sql.raw(
    `(${["completeness", "validity", "uniqueness", "ownership"].map((part) => `(100 * ${of}.${part})::int`).join(", ")}, ${of}.missing, ${of}.invalid)`,
  );

/** Whether a state ended, and not only grew older: a touch ends it where it had begun to grow stale. */
const ended = (
  now: string,
  today: SQL,
) => sql`(held.missing is not null and (${compared("held")} is distinct from ${compared(now)}
  or (held.touched_on < ${today} - ${sql.raw(String(freshDays))} and held.touched_on is distinct from ${sql.raw(now)}.touched_on)))`;

/** Which records are measured: named ones, or all after one id up to another (null: to the end). */
type Measuring = { ids: readonly string[] } | { afterId: string | null; upToId: string | null };

const among = (column: SQL, measuring: Measuring): SQL => {
  if ("ids" in measuring) return sql`${column} = any(${uuids(measuring.ids)})`;
  const { afterId, upToId } = measuring;
  return sql`(${afterId === null ? sql`true` : sql`${column} > ${afterId}::uuid`} and ${upToId === null ? sql`true` : sql`${column} <= ${upToId}::uuid`})`;
};

/**
 * Measures records and stores what differs; what counts no more loses its row. A state that ended goes into the history, unless it
 * began today: a day has one state, the one it ends with. One statement, however many.
 */
export async function measureRecords(
  ctx: Ctx,
  tx: Tx,
  rules: QualityRules,
  at: OrganisationTime,
  measuring: Measuring,
): Promise<void> {
  const tenant = sql`${ctx.organisationId}::uuid`;
  const today = sql`${at.today}::date`;
  const measured = measuredRecords(ctx, rules, at, among(sql.raw("r.id"), measuring), true);
  // Looked up one by one: the planner takes few records to be measured, and would compare each with each.
  const past = sql`insert into ${recordScores} (organisation_id, record_type, record_id, since, until, ${state})
      select organisation_id, record_type, record_id, since, ${today}, ${state}`;
  await tx.execute(sql`
    with measured as materialized (${measured}),
    gone as (
      delete from ${recordQualities} as q where q.organisation_id = ${tenant} and q.record_type = ${rules.type}
        and ${among(sql.raw("q.record_id"), measuring)} and q.record_id not in (select id from measured) returning q.*),
    over as (
      select held.* from measured as m cross join lateral (select q.* from ${recordQualities} as q
          where q.organisation_id = ${tenant} and q.record_type = ${rules.type} and q.record_id = m.id limit 1) as held
        where held.since < ${today} and ${ended("m", today)}
      union all
      select * from gone where since < ${today} and missing is not null),
    past as (${past} from over on conflict do nothing)
    insert into ${recordQualities} as held (organisation_id, record_type, record_id, since, ${columns})
      select ${tenant}, ${rules.type}, id, ${today}, ${columns} from measured
    on conflict (organisation_id, record_type, record_id)
    do update set (${columns}) = (${excluded}), since = case when ${ended("excluded", today)} then excluded.since else held.since end
      where (${stored}) is distinct from (${excluded})`);
}

/** Keeps two measurings of a type from overwriting a newer figure with an older one. */
export async function takeTurns(ctx: Ctx, tx: Tx, type: RecordType): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtext(${`crm.quality ${type}`}), hashtext(${ctx.organisationId}))`,
  );
}
