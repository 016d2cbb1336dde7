import { ofTenant } from "@arraigo/db";
import { type Ctx, NotFound, type Tx } from "@arraigo/platform";
import { and, asc, isNull, sql } from "drizzle-orm";
import { contactPoints } from "../contacts/point-tables";
import type { MatchableType } from "../duplicates-contract";
import { MergeLosesConversion, MergeNotYours } from "../errors";
import { asField, customFieldsOf } from "../fields/check-custom-values";
import type { Field, FieldSet } from "../fields/field";
import { fieldsOf } from "../fields/record-fields";
import { valueSchema } from "../fields/values-schema";
import { lockWritable } from "../records/lock-records";
import { recordName } from "../records/record-keys";
import { type RecordRow, tableOf } from "../records/record-table";
import { ownedBy, ownersInScope, uuids } from "../records/scope";
import type { Addressed, Point } from "./decide-points";
import type { Deciding } from "./decide-values";

/** The right to merge, beside the right to change: an administrator can narrow either. */
export const mergePermission = "crm.record.merge";

/** The live records among these ids that the actor may read, in the order asked for. Throws where one is missing. */
export async function readMerging(ctx: Ctx, tx: Tx, type: MatchableType, ids: readonly string[]): Promise<RecordRow[]> {
  const table = tableOf[type];
  const owners = await ownersInScope(ctx, tx, `crm.${type}.read`);
  const rows = (await tx
    .select()
    .from(table)
    .where(
      and(
        ofTenant(table.organisationId, ctx.organisationId),
        sql`${table.id} = any(${uuids(ids)})`,
        isNull(table.goneAt),
        ownedBy(table.ownerId, owners),
      ),
    )
    .orderBy(asc(table.id))) as RecordRow[];
  return inOrder(rows, ids);
}

/** The same records locked until the transaction ends. Throws where the actor may not change and merge every one of them. */
export async function lockMerging(ctx: Ctx, tx: Tx, type: MatchableType, ids: readonly string[]): Promise<RecordRow[]> {
  const owners = await ownersInScope(ctx, tx, mergePermission);
  const writable = await lockWritable(ctx, tx, type, ids, "update");
  // Read once they are held: what another merge took away while this one waited is gone, and not somebody else's.
  const readable = await readMerging(ctx, tx, type, ids);
  const rows = writable.filter((row) => owners === null || (row.ownerId !== null && owners.includes(row.ownerId)));
  const mine = new Set(rows.map((row) => row.id));
  const others = readable.filter((row) => !mine.has(row.id));
  if (others.length > 0)
    throw new MergeNotYours({ names: others.map((row) => recordName(type, row)).join(", ") }, "loserIds");
  return inOrder(rows, ids);
}

function inOrder(rows: readonly RecordRow[], ids: readonly string[]): RecordRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    if (!row) throw new NotFound();
    return row;
  });
}

/** A converted lead leads to what it became; merged into one that was not, that way would be lost. */
export function assertMergeable(type: MatchableType, losers: readonly RecordRow[]): void {
  if (type === "lead" && losers.some((lead) => lead.convertedAt)) throw new MergeLosesConversion({}, "winnerId");
}

/** The fields of a type that a merge decides about: built-in and own ones. */
export async function mergedFields(ctx: Ctx, tx: Tx, type: MatchableType): Promise<FieldSet> {
  const own = await customFieldsOf(ctx, tx, type);
  return { ...fieldsOf(type), ...Object.fromEntries(own.map((field) => [`custom.${field.key}`, asField(field)])) };
}

/** Rows as they are decided about: values by field, without those that the field cannot hold any more or that point nowhere. */
export async function decidingRows(
  ctx: Ctx,
  tx: Tx,
  fields: FieldSet,
  rows: readonly RecordRow[],
): Promise<Deciding[]> {
  const gone = await gonePointers(ctx, tx, fields, rows);
  const holds = (key: string, field: Field, value: unknown) =>
    !key.startsWith("custom.") || value === null || valueSchema(field).safeParse(value).success;
  return rows.map((row) => {
    const values: Record<string, unknown> = {};
    for (const [key, field] of Object.entries(fields)) {
      const value = key.startsWith("custom.") ? (row.custom[key.slice(7)] ?? null) : (row[key] ?? null);
      if (typeof value === "string" && gone.has(value)) continue;
      if (holds(key, field, value)) values[key] = value;
    }
    return { id: row.id, values };
  });
}

async function gonePointers(ctx: Ctx, tx: Tx, fields: FieldSet, rows: readonly RecordRow[]): Promise<Set<string>> {
  const gone = new Set<string>();
  for (const [key, field] of Object.entries(fields)) {
    if (field.kind !== "record" || !field.to) continue;
    const ids = rows.map((row) => row[key]).filter((id): id is string => typeof id === "string");
    if (ids.length === 0) continue;
    const table = tableOf[field.to];
    const live = await tx
      .select({ id: table.id })
      .from(table)
      .where(
        and(
          ofTenant(table.organisationId, ctx.organisationId),
          sql`${table.id} = any(${uuids(ids)})`,
          isNull(table.goneAt),
        ),
      );
    const held = new Set(live.map((row) => row.id));
    for (const id of ids) if (!held.has(id)) gone.add(id);
  }
  return gone;
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** The addresses of contacts or leads, in the records' order. Accounts have none of their own beside the first ones. */
export async function addressedRows(
  ctx: Ctx,
  tx: Tx,
  type: MatchableType,
  rows: readonly RecordRow[],
  lock = false,
): Promise<Addressed[]> {
  if (type === "account") return [];
  const owner = type === "contact" ? contactPoints.contactId : contactPoints.leadId;
  const read = tx
    .select()
    .from(contactPoints)
    .where(
      and(
        ofTenant(contactPoints.organisationId, ctx.organisationId),
        sql`${owner} = any(${uuids(rows.map((row) => row.id))})`,
      ),
    )
    .orderBy(asc(contactPoints.position), asc(contactPoints.id));
  const points = lock ? await read.for("update") : await read;
  return rows.map((row) => ({
    id: row.id,
    email: typeof row.email === "string" && row.email !== "" ? row.email : null,
    phone: typeof row.phone === "string" && row.phone !== "" ? row.phone : null,
    points: points
      .filter((point) => (type === "contact" ? point.contactId : point.leadId) === row.id)
      .map(
        ({ organisationId: _o, contactId: _c, leadId: _l, createdAt: _at, ...point }): Point => ({
          ...point,
          ownerId: row.id,
          kind: point.kind === "phone" ? "phone" : "email",
          consentedAt: iso(point.consentedAt),
          optedOutAt: iso(point.optedOutAt),
          invalidAt: iso(point.invalidAt),
        }),
      ),
  }));
}
