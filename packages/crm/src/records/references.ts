import { ofTenant } from "@arraigo/db";
import { holds } from "@arraigo/directory";
import { people } from "@arraigo/directory/schema";
import { type Ctx, NotFound, type Tx } from "@arraigo/platform";
import { and, eq, isNull, sql } from "drizzle-orm";
import { queues } from "../cases/tables";
import type { Field, FieldSet } from "../fields/field";
import { queueInWords, stageInWords } from "../pipeline/given-names";
import { pipelines, stages } from "../pipeline/tables";
import type { RecordType, StagedType } from "../record-types";
import { holdInOrder } from "./lock-order";
import { ownerName } from "./owner-name";
import { readableWhere } from "./readable-names";
import { recordName } from "./record-keys";
import { type RecordRow, tableOf } from "./record-table";
import { ownedBy, ownersInScope, uuids } from "./scope";
import { survivorsOf } from "./survivors";

export const isReference = (field: Field | undefined) =>
  field?.kind === "record" || field?.kind === "person" || field?.kind === "queue" || field?.kind === "stage";

type Values = Readonly<Record<string, unknown>>;

/** The ids that values point at, by what they name: "account", "contact", …, "person", "queue", "stage". */
function idsByTarget(fields: FieldSet, rows: readonly Values[]): Map<string, Set<string>> {
  const targets = new Map<string, Set<string>>();
  for (const [key, field] of Object.entries(fields)) {
    if (!isReference(field)) continue;
    const target = field.kind === "record" ? (field.to as string) : field.kind;
    for (const row of rows) {
      const id = row[key];
      if (typeof id !== "string") continue;
      const held = targets.get(target) ?? new Set();
      targets.set(target, held.add(id));
    }
  }
  return targets;
}

async function namesOf(
  ctx: Ctx,
  tx: Tx,
  target: string,
  ids: string[],
  whose: "readable" | "all" = "readable",
  gone?: Set<string>,
): Promise<[string, string | null][]> {
  const among = sql`any(${uuids(ids)})`;
  if (target === "person") {
    const rows = await tx.planned
      .select({ id: people.id, name: ownerName })
      .from(people)
      .where(and(ofTenant(people.organisationId, ctx.organisationId), sql`${people.id} = ${among}`));
    return rows.map((row) => [row.id, row.name]);
  }
  const { language } = ctx.actor;
  if (target === "queue") {
    const rows = await tx.planned
      .select({ id: queues.id, name: queues.name })
      .from(queues)
      .where(and(ofTenant(queues.organisationId, ctx.organisationId), sql`${queues.id} = ${among}`));
    return rows.map((row) => [row.id, queueInWords(row.name, language)]);
  }
  if (target === "stage") {
    const rows = await tx.planned
      .select({ id: stages.id, name: stages.name, type: pipelines.recordType })
      .from(stages)
      .innerJoin(
        pipelines,
        and(eq(pipelines.organisationId, stages.organisationId), eq(pipelines.id, stages.pipelineId)),
      )
      .where(and(ofTenant(stages.organisationId, ctx.organisationId), sql`${stages.id} = ${among}`));
    return rows.map((row) => [row.id, stageInWords(row.type as StagedType, row.name, language)]);
  }
  const type = target as RecordType;
  const table = tableOf[type];
  const rows = await tx.planned
    .select()
    .from(table)
    .where(
      and(
        ofTenant(table.organisationId, ctx.organisationId),
        sql`${table.id} = ${among}`,
        whose === "all" ? undefined : readableWhere(ctx, type, table.ownerId),
      ),
    );
  for (const row of rows) if (row.goneAt !== null && row.mergedInto === null) gone?.add(row.id);
  return rows.map((row) => [row.id, recordName(type, row as RecordRow)]);
}

/**
 * The names of everything that rows of a type point at, in one read a kind of target: of records those the actor may read, or all
 * where history is written, which others read too and which leaves out on reading what they may not. `gone` takes the ids of those
 * that were deleted: they still have a name, but no page.
 */
export async function referenceNames(
  ctx: Ctx,
  tx: Tx,
  fields: FieldSet,
  rows: readonly Values[],
  whose: "readable" | "all" = "readable",
  gone?: Set<string>,
): Promise<Map<string, string>> {
  const found = await Promise.all(
    [...idsByTarget(fields, rows)].map(([target, ids]) => namesOf(ctx, tx, target, [...ids], whose, gone)),
  );
  return new Map(found.flat().filter((each): each is [string, string] => each[1] !== null));
}

/**
 * The values as they are written: what they point at must exist here, be in nobody's bin, and be readable; an id from elsewhere
 * answers like none, and that of a merged record as the one it lives on in; all of it is held until the transaction ends. A few
 * reads a kind of target, however many records.
 */
export async function settleReferences<T extends Values>(
  ctx: Ctx,
  tx: Tx,
  fields: FieldSet,
  rows: readonly T[],
): Promise<readonly T[]> {
  await holdReferences(ctx, tx, fields, rows);
  return settleHeld(ctx, tx, fields, rows);
}

/** The same for values whose targets are held already (`holdReferences`). */
export async function settleHeld<T extends Values>(
  ctx: Ctx,
  tx: Tx,
  fields: FieldSet,
  rows: readonly T[],
): Promise<readonly T[]> {
  const missing = await missingReferences(ctx, tx, fields, rows);
  if (missing.size === 0) return rows;
  const survivors = new Map<string, string>();
  for (const [target, ids] of idsByTarget(fields, rows)) {
    const lost = [...ids].filter((id) => missing.has(id));
    const found = tableOf[target as RecordType] ? await survivorsOf(ctx, tx, target as RecordType, lost) : new Map();
    for (const [id, at] of found) survivors.set(id, at);
  }
  if ([...missing].some((id) => !survivors.has(id))) throw new NotFound();
  const pointing = Object.keys(fields).filter((key) => fields[key]?.kind === "record");
  const settled = rows.map((row) => {
    const moved = pointing.flatMap((key) => {
      const at = survivors.get(String(row[key]));
      return at ? [[key, at] as const] : [];
    });
    return moved.length > 0 ? { ...row, ...Object.fromEntries(moved) } : row;
  });
  await holdReferences(ctx, tx, fields, settled);
  if ((await missingReferences(ctx, tx, fields, settled)).size > 0) throw new NotFound();
  return settled;
}

/**
 * Holds what values point at, so that nobody merges it away or removes it before the row that points at it stands: the database's own
 * check of a foreign key waits for them too, and then is content with what they left behind. A record that is changed is held after
 * what it will point at (`lock-order.ts`).
 */
export const holdReferences = (ctx: Ctx, tx: Tx, fields: FieldSet, rows: readonly Values[]) =>
  holdInOrder(ctx, tx, idsByTarget(fields, rows), "key share");

/** The ids among these values that a record cannot point at: of nothing, of something gone, or of what the actor may not read. */
export async function missingReferences(
  ctx: Ctx,
  tx: Tx,
  fields: FieldSet,
  rows: readonly Values[],
): Promise<Set<string>> {
  const missing = new Set<string>();
  for (const [target, ids] of idsByTarget(fields, rows)) {
    const standing = new Set(await standingOf(ctx, tx, target, [...ids]));
    for (const id of ids) if (!standing.has(id)) missing.add(id);
  }
  return missing;
}

async function standingOf(ctx: Ctx, tx: Tx, target: string, ids: string[]): Promise<string[]> {
  if (target === "person" || target === "queue" || target === "stage")
    return (await namesOf(ctx, tx, target, ids)).map(([id]) => id);
  const type = target as RecordType;
  if (!holds(ctx, `crm.${type}.read`)) return [];
  const owners = await ownersInScope(ctx, tx, `crm.${type}.read`);
  const table = tableOf[type];
  const found = await tx
    .select({ id: table.id })
    .from(table)
    .where(
      and(
        ofTenant(table.organisationId, ctx.organisationId),
        sql`${table.id} = any(${uuids(ids)})`,
        isNull(table.goneAt),
        ownedBy(table.ownerId, owners),
      ),
    );
  return found.map((row) => row.id);
}
