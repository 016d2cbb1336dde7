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

const personName = "trim(concat(t.given_name, ' ', t.family_name))";
/** What people call each kind of target, as SQL; the same words as `recordName`. */
const nameOf: Record<string, string> = {
  person: personName,
  queue: "t.name",
  stage: "t.name",
  account: "t.name",
  opportunity: "t.name",
  product: "t.name",
  contact: `coalesce(nullif(${personName}, ''), t.email)`,
  lead: `coalesce(nullif(${personName}, ''), t.email, t.company)`,
  case: "'#' || t.number || ' ' || t.subject",
};

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
function readableHere(ctx: Ctx, target: string): SQL {
  const within = isRecord(target) ? readableWhere(ctx, target, sql`t.owner_id`) : undefined;
  return within ? sql` and ${within}` : sql``;
}

/** Deleted, and not merged into one that lives on. */
const isGone = (target: string): SQL =>
  isRecord(target) ? sql`t.gone_at is not null and t.merged_into is null` : sql`false`;

/** What a field points at; undefined where its values are no ids. */
function targetOf(field: Field | undefined): string | undefined {
  if (!field || !references.has(field.kind)) return undefined;
  return field.kind === "record" ? (field.to ?? "account") : field.kind;
}

/**
 * The names of everything a row points at, as columns of the row itself, by the field's key: read for a page and not for what is
 * looked at on the way. Each begins with "-" where what it names was deleted, and with "+" otherwise; `namesBeside` reads it.
 */
export function nameColumns(
  ctx: Ctx,
  type: RecordType,
  selection: Readonly<Record<string, Column>>,
): Record<string, SQL.Aliased<string | null>> {
  const table = sql.raw(`"crm"."${getTableName(tableOf[type])}"`);
  const parts: Record<string, SQL.Aliased<string | null>> = {};
  for (const [key, column] of Object.entries(selection)) {
    const target = targetOf(fieldsOf(type)[key]);
    if (!target) continue;
    // The table is named, since what is looked up may have a column of the same name.
    const id = sql`${table}.${sql.identifier(column.name)}`;
    const name = sql<
      string | null
    >`(select case when ${isGone(target)} then '-' else '+' end || ${sql.raw(nameOf[target] ?? "null")} from ${tableFor(target)} t
      where t.organisation_id = ${ctx.organisationId}::uuid and t.id = ${id}${readableHere(ctx, target)})`;
    parts[key] = name.as(`name_of_${column.name}`);
  }
  return parts;
}

/** The same as `rowNames`, of rows that were read with `nameColumns`. `gone` takes the ids of what was deleted. */
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
      sql`select t.id, ${sql.raw(nameOf[target] ?? "null")} as name, ${kindOf(target)} as kind, ${isGone(target)} as gone from ${tableFor(target)} t where t.organisation_id = ${ctx.organisationId}::uuid and t.id = any(${uuids([...wanted])})${readableHere(ctx, target)}`,
  );
  const { rows: found } = await tx.planned.execute<Found>(sql.join(parts, sql` union all `));
  for (const row of found) if (row.gone) gone?.add(row.id);
  return new Map(found.flatMap((row) => (row.name ? [[row.id, inWords(ctx, row.name, row.kind)] as const] : [])));
}
