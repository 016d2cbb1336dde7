import { people } from "@arraigo/directory/schema";
import type { Ctx, Tx } from "@arraigo/platform";
import { getTableName, type SQL, sql } from "drizzle-orm";
import { queues } from "../cases/tables";
import type { FieldSet } from "../fields/field";
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
    if (!references.has(field.kind)) continue;
    const target = field.kind === "record" ? (field.to ?? "account") : field.kind;
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
