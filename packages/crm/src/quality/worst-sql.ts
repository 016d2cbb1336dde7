import type { Ctx } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import type { ListWorst } from "../quality-contract";
import { readableWhere } from "../records/readable-names";
import { tableOf } from "../records/record-table";
import { uuids } from "../records/scope";
import type { OrganisationTime } from "../settings/organisation-time";
import type { QualityRules } from "./quality-rules";
import { markedSql } from "./quality-state";
import { measuredRecords } from "./score-sql";
import { recordQualities } from "./stored-tables";

interface WorstScope {
  part: ListWorst["part"];
  /** Null: everybody's, and nobody's. */
  owners: readonly string[] | null;
  /** A further condition on the record, `r`. */
  lacking: SQL | undefined;
  after: { by: number; id: string } | undefined;
  limit: number;
  stored: boolean;
  /** With `lacking`: only among so many of the order, which is enough where many lack it. */
  examinedMax?: number | undefined;
}

const columnOf = (part: ListWorst["part"]) => sql.raw(part === "score" ? "points" : `"${part}"`);

/** The worst records, `id` and by what: from the stored order, an owner at a time, and the marked ones measured afresh. */
export function worstSql(ctx: Ctx, rules: QualityRules, at: OrganisationTime, scope: WorstScope): SQL {
  const { owners, stored } = scope;
  const mine = owners === null ? undefined : sql`r.owner_id = any(${uuids(owners)})`;
  const readable = readableWhere(ctx, rules.type, sql`r.owner_id`);
  const narrowed = [stored ? sql`r.id in ${markedSql(ctx, rules)}` : undefined, mine, readable, scope.lacking];
  const conditions = narrowed.filter((each) => each !== undefined);
  const live = measuredRecords(ctx, rules, at, conditions.length > 0 ? sql.join(conditions, sql` and `) : undefined);
  const measured = sql`select id, "by" from (select id, ${columnOf(scope.part)} as "by" from (${live}) as scored) as ranked where ${beyond(scope, sql.raw('"by"'), sql.raw("id"))}`;
  const both = stored ? sql`(${storedWorst(ctx, rules, scope)}) union all (${measured})` : measured;
  return sql`select id, "by" from (${both}) as worst order by "by", id limit ${scope.limit + 1}`;
}

const beyond = ({ part, after }: WorstScope, by: SQL, id: SQL): SQL =>
  sql`${by} < ${sql.raw(part === "score" ? "100" : "1")} ${after ? sql`and (${by}, ${id}) > (${after.by}::float8, ${after.id}::uuid)` : sql``}`;

function storedWorst(ctx: Ctx, rules: QualityRules, scope: WorstScope): SQL {
  const by = sql`q.${columnOf(scope.part)}`;
  const readable = readableWhere(ctx, rules.type, sql`q.owner_id`);
  const record = sql`select from ${tableOf[rules.type]} as r where r.organisation_id = ${ctx.organisationId}::uuid`;
  const page = (owned: SQL) => sql`
    select q.record_id as id, ${by} as "by" from ${recordQualities} as q
    where q.organisation_id = ${ctx.organisationId}::uuid and q.record_type = ${rules.type} ${owned}
      and ${beyond(scope, by, sql.raw("q.record_id"))} and q.record_id not in ${markedSql(ctx, rules)}
      ${readable ? sql`and ${readable}` : sql``} ${scope.lacking && !scope.examinedMax ? sql`and exists (${record} and r.id = q.record_id and ${scope.lacking})` : sql``}
    order by ${by}, q.record_id limit ${scope.examinedMax ?? scope.limit + 1}`;
  if (scope.lacking && scope.examinedMax && scope.owners === null)
    return sql`select each.id, each."by" from (${page(sql``)}) as each cross join lateral (${record} and r.id = each.id and ${scope.lacking} limit 1) as lacks
      order by each."by", each.id limit ${scope.limit + 1}`;
  if (scope.owners === null) return page(sql``);
  return sql`select each.id, each."by" from unnest(${uuids(scope.owners)}) as of(owner_id) cross join lateral (${page(sql`and q.owner_id = of.owner_id`)}) as each`;
}
