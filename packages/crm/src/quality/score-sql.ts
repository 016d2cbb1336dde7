import { people } from "@arraigo/directory/schema";
import type { Ctx } from "@arraigo/platform";
import { type Column, getTableColumns, type SQL, sql } from "drizzle-orm";
import { duplicatePairs } from "../duplicates/tables";
import { fieldsOf } from "../fields/record-fields";
import { isStaged, type RecordType } from "../record-types";
import { tableOf } from "../records/record-table";
import { texts } from "../records/scope";
import type { OrganisationTime } from "../settings/organisation-time";
import { type Check, freshDays, partPoints, patterns, qualityParts, staleDays, type Want } from "./definition";
import type { QualityRules } from "./quality-rules";

/*
 * The definition once more, for sets: one statement measures every record of a type. `r` is the record, `p` its owner, `d` its surest
 * open duplicate pair.
 */

const blanks = sql.raw(`E' \\t\\r\\n'`);

/** A field's value in SQL; own fields as text. */
function valueSql(type: RecordType, key: string): SQL {
  if (key.startsWith("custom.")) return sql`(r.custom ->> ${key.slice(7)})`;
  const column = (getTableColumns(tableOf[type]) as Record<string, Column | undefined>)[key];
  if (!column) throw new Error(`${type} has no ${key}`);
  return sql.raw(`r."${column.name}"`);
}

const notText = new Set([
  "integer",
  "decimal",
  "money",
  "date",
  "instant",
  "record",
  "person",
  "queue",
  "stage",
  "yesNo",
]);

/** Whether a field says anything, as SQL. */
export function filledSql(type: RecordType, key: string): SQL {
  const value = valueSql(type, key);
  const kind = key.startsWith("custom.") ? "line" : fieldsOf(type)[key]?.kind;
  if (kind === "tags") return sql`cardinality(${value}) > 0`;
  if (kind !== undefined && notText.has(kind)) return sql`${value} is not null`;
  return sql`coalesce(btrim(${value}, ${blanks}), '') <> ''`;
}

const anyFilled = (type: RecordType, { fields }: Want) =>
  sql`(${sql.join(
    fields.map((field) => filledSql(type, field)),
    sql` or `,
  )})`;

export const missingSql = (type: RecordType, each: Want) => sql`not ${anyFilled(type, each)}`;

/** Whether a filled value is wrong. */
export function invalidSql(type: RecordType, check: Check): SQL {
  return sql`(${filledSql(type, check.key)} and not ${validSql(type, check)})`;
}

function validSql(type: RecordType, check: Check): SQL {
  const value = valueSql(type, check.key);
  if (check.by === "choice") return sql`${value} = any(${texts(check.choices)})`;
  return sql`(${value})::text ~ ${patterns[check.pattern]}`;
}

function completenessSql(rules: QualityRules): SQL {
  const share = (wanted: readonly Want[]) => {
    const total = wanted.reduce((sum, { weight }) => sum + weight, 0);
    if (total === 0) return sql`1::float8`;
    const given = wanted.map((each) => sql`${sql.raw(String(each.weight))} * ${anyFilled(rules.type, each)}::int`);
    return sql`(${sql.join(given, sql` + `)})::float8 / ${sql.raw(String(total))}`;
  };
  const only = rules.wants.get("");
  if (only) return share(only);
  const branches = [...rules.wants].map(([stage, wanted]) => sql`when ${stage}::uuid then ${share(wanted)}`);
  return branches.length === 0 ? sql`1::float8` : sql`case r.stage_id ${sql.join(branches, sql` `)} else 1::float8 end`;
}

/** The wanted fields a record lacks, as an array of texts: several that stand for each other are one, joined by "|". */
function lackedSql(rules: QualityRules): SQL {
  const lacked = (wanted: readonly Want[]) =>
    listSql(wanted.map((each) => [missingSql(rules.type, each), each.fields.join("|")]));
  const only = rules.wants.get("");
  if (only) return lacked(only);
  const branches = [...rules.wants].map(([stage, wanted]) => sql`when ${stage}::uuid then ${lacked(wanted)}`);
  return branches.length === 0
    ? sql`'{}'::text[]`
    : sql`case r.stage_id ${sql.join(branches, sql` `)} else '{}'::text[] end`;
}

/** The fields that hold something wrong, as an array of texts. */
const wrongSql = ({ type, checks }: QualityRules) =>
  listSql(checks.map((check) => [invalidSql(type, check), check.key]));

/** Those of some texts whose condition holds. */
function listSql(parts: readonly (readonly [SQL, string])[]): SQL {
  if (parts.length === 0) return sql`'{}'::text[]`;
  const each = parts.map(([condition, said]) => sql`case when ${condition} then ${said} end`);
  return sql`array_remove(array[${sql.join(each, sql`, `)}]::text[], null)`;
}

function validitySql({ type, checks }: QualityRules): SQL {
  if (checks.length === 0) return sql`1::float8`;
  const checked = sql.join(
    checks.map(({ key }) => sql`(${filledSql(type, key)})::int`),
    sql` + `,
  );
  const invalid = sql.join(
    checks.map((check) => sql`${invalidSql(type, check)}::int`),
    sql` + `,
  );
  return sql`1 - (${invalid})::float8 / greatest(1, ${checked})`;
}

/** Since when nobody touched it. */
const touchedSql = (type: RecordType) =>
  type === "product" ? sql.raw("r.updated_at") : sql.raw("greatest(r.last_activity_at, r.created_at)");

const touchedOnSql = (type: RecordType, { timeZone }: OrganisationTime) =>
  sql`(${touchedSql(type)} at time zone ${timeZone})::date`;

const untouchedDaysSql = (type: RecordType, at: OrganisationTime) =>
  sql`greatest(0, ${at.today}::date - ${touchedOnSql(type, at)})`;

function freshnessSql(type: RecordType, at: OrganisationTime): SQL {
  const span = sql.raw(String(staleDays - freshDays));
  const share = sql`least(1::float8, greatest(0::float8, (${sql.raw(String(staleDays))} - ${untouchedDaysSql(type, at)})::float8 / ${span}))`;
  return isStaged(type) ? sql`case when r.closed_at is null then ${share} else 1::float8 end` : share;
}

/** The best open pair of every record of a type, by record. */
const duplicatesSql = (ctx: Ctx, type: RecordType) => sql`
  select pair.id, max(pair.score)::float8 as score from (
    select first_id as id, second_id as other, score from ${duplicatePairs} where organisation_id = ${ctx.organisationId}::uuid and record_type = ${type} and state = 'open'
    union all
    select second_id, first_id, score from ${duplicatePairs} where organisation_id = ${ctx.organisationId}::uuid and record_type = ${type} and state = 'open'
  ) as pair join ${tableOf[type]} as o on o.organisation_id = ${ctx.organisationId}::uuid and o.id = pair.other and o.gone_at is null
  group by pair.id`;

/** The best open pair of one record: what a few records are measured by. */
const duplicateOfSql = (ctx: Ctx, type: RecordType) => sql`
  select max(pair.score)::float8 as score from (
    select second_id as other, score from ${duplicatePairs} where organisation_id = ${ctx.organisationId}::uuid and record_type = ${type} and first_id = r.id and state = 'open'
    union all
    select first_id, score from ${duplicatePairs} where organisation_id = ${ctx.organisationId}::uuid and record_type = ${type} and second_id = r.id and state = 'open'
  ) as pair join ${tableOf[type]} as o on o.organisation_id = ${ctx.organisationId}::uuid and o.id = pair.other and o.gone_at is null`;

const scoreSql = sql.raw(`(${qualityParts.map((part) => `${partPoints[part]} * ${part}`).join(" + ")})::float8`);

/**
 * Records of a type with each part of their score and the score, as a subquery: `id`, `owner_id`, the five parts, `points`. Those
 * that count: not gone, and of staged ones the open. `where` narrows them further, on `r`; `why` adds what each lacks (`missing`,
 * `invalid`) and the day of its last touch (`touched_on`).
 */
export function measuredRecords(ctx: Ctx, rules: QualityRules, at: OrganisationTime, where?: SQL, why = false): SQL {
  const { type } = rules;
  const open = isStaged(type) ? sql`and r.closed_at is null` : sql``;
  return sql`select measured.*, ${scoreSql} as points from (
    select r.id, r.owner_id,
      ${completenessSql(rules)} as completeness,
      ${validitySql(rules)} as validity,
      ${freshnessSql(type, at)} as freshness,
      1 - coalesce(d.score, 0) as uniqueness,
      (p.id is not null and (p.ends_on is null or p.ends_on >= ${at.today}::date))::int::float8 as ownership${why ? sql`, ${lackedSql(rules)} as missing, ${wrongSql(rules)} as invalid, ${touchedOnSql(type, at)} as touched_on` : sql``}
    from ${tableOf[type]} as r
    left join ${people} as p on p.organisation_id = r.organisation_id and p.id = r.owner_id
    left join ${where ? sql`lateral (${duplicateOfSql(ctx, type)}) as d on true` : sql`(${duplicatesSql(ctx, type)}) as d on d.id = r.id`}
    where r.organisation_id = ${ctx.organisationId}::uuid and r.gone_at is null ${open} ${where ? sql`and ${where}` : sql``}
  ) as measured`;
}
