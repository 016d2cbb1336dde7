import { people } from "@arraigo/directory/schema";
import type { Ctx, Tx } from "@arraigo/platform";
import { type Column, getTableName, type SQL, sql } from "drizzle-orm";
import { queues } from "../cases/tables";
import type { Field, FieldSet } from "../fields/field";
import { fieldsOf } from "../fields/record-fields";
import { queueInWords, stageInWords } from "../pipeline/given-names";
import { pipelines, stages } from "../pipeline/tables";
import type { RecordType, StagedType } from "../record-types";
import { readableWhere } from "../records/readable-names";
import { tableOf } from "../records/record-table";
import { uuids } from "../records/scope";

type Values = Readonly<Record<string, unknown>>;
const references = new Set(["record", "person", "queue", "stage"]);

/** What people call each kind of target, as SQL on a table called `t`; the same words as `recordName`. */
function nameOf(target: string, t: string): string {
  const person = `trim(concat(${t}.given_name, ' ', ${t}.family_name))`;
  if (target === "person") return person;
  if (target === "contact") return `coalesce(nullif(${person}, ''), ${t}.email)`;
  if (target === "lead") return `coalesce(nullif(${person}, ''), ${t}.email, ${t}.company)`;
  if (target === "case") return `'#' || ${t}.number || ' ' || ${t}.subject`;
  return `${t}.name`;
}

function tableFor(target: string): SQL {
  if (target === "person") return sql`${people}`;
  if (target === "queue") return sql`${queues}`;
  if (target === "stage") return sql`${stages}`;
  return sql.raw(`"crm"."${getTableName(tableOf[target as RecordType])}"`);
}

interface Found extends Record<string, unknown> {
  id: string;
  name: string | null;
  kind: string | null;
  gone: boolean;
}

/** What a name of ours is told apart by: the type whose stage it is, or that it is a queue's. */
function kindOf(target: string): SQL {
  if (target === "queue") return sql`'queue'::text`;
  if (target !== "stage") return sql`null::text`;
  return sql`(select p.record_type from ${pipelines} p where p.organisation_id = t.organisation_id and p.id = t.pipeline_id)`;
}

function inWords(ctx: Ctx, name: string, kind: string | null): string {
  if (kind === null) return name;
  const { language } = ctx.actor;
  return kind === "queue" ? queueInWords(name, language) : stageInWords(kind as StagedType, name, language);
}

const isRecord = (target: string): target is RecordType => target in tableOf;

/** Records beyond the reader's reach have no name here. */
function readableHere(ctx: Ctx, target: string, t: string): SQL {
  const within = isRecord(target) ? readableWhere(ctx, target, sql.raw(`${t}.owner_id`)) : undefined;
  return within ? sql` and ${within}` : sql``;
}

/** Deleted, and not merged into one that lives on. */
const isGone = (target: string, t: string): SQL =>
  sql.raw(isRecord(target) ? `${t}.gone_at is not null and ${t}.merged_into is null` : "false");

/** What a field points at; undefined where its values are no ids. */
function targetOf(field: Field | undefined): string | undefined {
  if (!field || !references.has(field.kind)) return undefined;
  return field.kind === "record" ? (field.to ?? "account") : field.kind;
}

/** What rows of a page point at, joined to it: one target a field, and what it is called. */
export interface JoinedNames {
  joins: { table: SQL; on: SQL }[];
  /** By the field's key. Each begins with "-" where what it names was deleted, and with "+" otherwise; `namesBeside` reads it. */
  names: Record<string, SQL.Aliased<string | null>>;
}

/**
 * The names of everything the rows of a page point at, read with the page itself. `page` is what the page is called in the statement,
 * so that only its rows are joined and not what is looked at on the way.
 */
export function joinedNames(
  ctx: Ctx,
  type: RecordType,
  selection: Readonly<Record<string, Column>>,
  page: string,
): JoinedNames {
  const joined: JoinedNames = { joins: [], names: {} };
  for (const [key, column] of Object.entries(selection)) {
    const target = targetOf(fieldsOf(type)[key]);
    if (!target) continue;
    const t = `of_${column.name}`;
    joined.joins.push({
      table: sql`${tableFor(target)} ${sql.raw(t)}`,
      on: sql`${sql.raw(t)}.organisation_id = ${ctx.organisationId}::uuid and ${sql.raw(t)}.id = ${sql.raw(page)}.${sql.raw(column.name)}${readableHere(ctx, target, t)}`,
    });
    const name = sql<
      string | null
    >`case when ${isGone(target, t)} then '-' else '+' end || ${sql.raw(nameOf(target, t))}`;
    joined.names[key] = name.as(`name_${t}`);
  }
  return joined;
}

/** The same as `rowNames`, of rows that were read with `joinedNames`. `gone` takes the ids of what was deleted. */
export function namesBeside(
  ctx: Ctx,
  type: RecordType,
  rows: readonly (Values & { names?: Readonly<Record<string, string | null>> })[],
  gone: Set<string>,
): Map<string, string> {
  const named = new Map<string, string>();
  for (const row of rows)
    for (const [key, marked] of Object.entries(row.names ?? {})) {
      const id = row[key];
      const name = marked?.slice(1);
      if (!name || typeof id !== "string" || named.has(id)) continue;
      if (marked?.startsWith("-")) gone.add(id);
      const target = targetOf(fieldsOf(type)[key]);
      // A record's own stage is of its own type.
      named.set(id, inWords(ctx, name, target === "stage" ? type : target === "queue" ? "queue" : null));
    }
  return named;
}

/**
 * The names of everything the rows of a list point at, in one statement. `gone` takes the ids of records that were deleted: they
 * still have a name, but no page.
 */
export async function rowNames(
  ctx: Ctx,
  tx: Tx,
  fields: FieldSet,
  rows: readonly Values[],
  gone?: Set<string>,
): Promise<Map<string, string>> {
  const ids = new Map<string, Set<string>>();
  for (const [key, field] of Object.entries(fields)) {
    const target = targetOf(field);
    if (!target) continue;
    for (const row of rows) {
      const id = row[key];
      if (typeof id === "string") ids.set(target, (ids.get(target) ?? new Set()).add(id));
    }
  }
  if (ids.size === 0) return new Map();
  const parts = [...ids].map(
    ([target, wanted]) =>
      sql`select t.id, ${sql.raw(nameOf(target, "t"))} as name, ${kindOf(target)} as kind, ${isGone(target, "t")} as gone from ${tableFor(target)} t where t.organisation_id = ${ctx.organisationId}::uuid and t.id = any(${uuids([...wanted])})${readableHere(ctx, target, "t")}`,
  );
  const { rows: found } = await tx.planned.execute<Found>(sql.join(parts, sql` union all `));
  for (const row of found) if (row.gone) gone?.add(row.id);
  return new Map(found.flatMap((row) => (row.name ? [[row.id, inWords(ctx, row.name, row.kind)] as const] : [])));
}
