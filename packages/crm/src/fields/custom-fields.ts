import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { grantOf, holds, recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction, NotFound, type Tx } from "@arraigo/platform";
import type { Localised } from "@arraigo/platform/contract";
import { and, asc, eq, sql } from "drizzle-orm";
import { CustomFieldsFull } from "../errors";
import type {
  CreateCustomField,
  CustomFieldById,
  CustomKind,
  ListCustomFields,
  OrderCustomFields,
  UpdateCustomField,
} from "../lists-contract";
import type { RecordType } from "../record-types";
import { updateRows } from "../records/bulk-rows";
import { customFields } from "./tables";

/** More fields of one's own make a form nobody fills in. Archived ones count: their values are still there. */
const fieldsMax = 200;

export interface CustomField {
  id: string;
  type: RecordType;
  /** What its values are called on the wire: `custom.k1`. */
  key: string;
  label: Localised;
  kind: CustomKind;
  choices: string[];
  position: number;
  required: boolean;
  /** `ready`: lists can be ordered by it. `underway`: they soon can. */
  index: "none" | "underway" | "ready";
  archived: boolean;
}

type Row = typeof customFields.$inferSelect;

const asCustomField = (row: Row): CustomField => ({
  id: row.id,
  type: row.recordType as RecordType,
  key: row.key,
  label: row.label,
  kind: row.kind as CustomKind,
  choices: row.choices,
  position: row.position,
  required: row.requiredAt !== null,
  index: row.indexedAt ? "ready" : row.indexRequestedAt ? "underway" : "none",
  archived: row.archivedAt !== null,
});

const ofType = (ctx: Ctx, type: RecordType) =>
  and(ofTenant(customFields.organisationId, ctx.organisationId), eq(customFields.recordType, type));
const thisField = (ctx: Ctx, id: string) =>
  and(ofTenant(customFields.organisationId, ctx.organisationId), eq(customFields.id, id));

/** The organisation's own fields of a type that the actor may see records of, in order, archived ones last. */
export async function listCustomFields(ctx: Ctx, input: ListCustomFields): Promise<CustomField[]> {
  // Whoever keeps the fields in order need not see a single record.
  if (!holds(ctx, "crm.field.manage")) grantOf(ctx, `crm.${input.type}.read`);
  return inTransaction(ctx, async (tx) => {
    const rows = await tx.planned
      .select()
      .from(customFields)
      .where(ofType(ctx, input.type))
      .orderBy(asc(customFields.position), asc(customFields.id));
    const fields = rows.map(asCustomField);
    return [...fields.filter((field) => !field.archived), ...fields.filter((field) => field.archived)];
  });
}

/** Adds a field of one's own, last in the order. Its key is never used again, so that old values never turn up in a new field. */
export async function createCustomField(ctx: Ctx, input: CreateCustomField): Promise<{ id: string; key: string }> {
  return inTransaction(ctx, async (tx) => {
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtext('crm.custom_fields'), hashtext(${ctx.organisationId + input.type}))`,
    );
    const held = await tx
      .select({ key: customFields.key, position: customFields.position })
      .from(customFields)
      .where(ofType(ctx, input.type));
    if (held.length >= fieldsMax) throw new CustomFieldsFull({ fieldsMax }, "label");
    const now = ctx.clock.now();
    const key = `k${Math.max(0, ...held.map((each) => Number(each.key.slice(1)))) + 1}`;
    const id = newId(now.getTime());
    await tx.insert(customFields).values({
      id,
      organisationId: ctx.organisationId,
      recordType: input.type,
      key,
      label: input.label,
      kind: input.kind,
      choices: input.choices,
      position: Math.max(-1, ...held.map((each) => each.position)) + 1,
      requiredAt: input.required ? now : null,
      createdAt: now,
    });
    await audited(ctx, tx, "crm.field_created", id, { type: input.type, key, kind: input.kind });
    return { id, key };
  });
}

/** Changes what a field is called, what can be chosen, or whether it must be filled in. Values that are there stay as they are. */
export async function updateCustomField(ctx: Ctx, { id, ...input }: UpdateCustomField): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const field = await lockedField(ctx, tx, id);
    const changes = {
      ...(input.label ? { label: input.label } : {}),
      ...(input.choices && field.kind === "choice" ? { choices: input.choices } : {}),
      ...(input.required === undefined
        ? {}
        : { requiredAt: input.required ? (field.requiredAt ?? ctx.clock.now()) : null }),
    };
    if (Object.keys(changes).length === 0) return;
    await tx.update(customFields).set(changes).where(thisField(ctx, id));
    await audited(ctx, tx, "crm.field_changed", id, { fields: Object.keys(changes) });
  });
}

/** Takes a field off every screen. Its values stay with the records and are there again when it is restored. */
export async function archiveCustomField(ctx: Ctx, { id }: CustomFieldById): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const field = await lockedField(ctx, tx, id);
    if (field.archivedAt) return;
    await tx.update(customFields).set({ archivedAt: ctx.clock.now() }).where(thisField(ctx, id));
    await audited(ctx, tx, "crm.field_archived", id, {});
  });
}

export async function restoreCustomField(ctx: Ctx, { id }: CustomFieldById): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const field = await lockedField(ctx, tx, id);
    if (!field.archivedAt) return;
    await tx.update(customFields).set({ archivedAt: null }).where(thisField(ctx, id));
    await audited(ctx, tx, "crm.field_restored", id, {});
  });
}

/** Puts fields in the given order; what is not named follows as it was. */
export async function orderCustomFields(ctx: Ctx, input: OrderCustomFields): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const held = await tx
      .select({ id: customFields.id })
      .from(customFields)
      .where(ofType(ctx, input.type))
      .orderBy(asc(customFields.position), asc(customFields.id))
      .for("update");
    const known = new Set(held.map((each) => each.id));
    if (input.ids.some((id) => !known.has(id))) throw new NotFound();
    const named = new Set(input.ids);
    const ids = [...named, ...held.map((each) => each.id).filter((id) => !named.has(id))];
    await updateRows(
      tx,
      customFields,
      ids.map((id, position) => ({ id, position })),
    );
  });
}

export async function lockedField(ctx: Ctx, tx: Tx, id: string): Promise<Row> {
  const [field] = await tx.select().from(customFields).where(thisField(ctx, id)).for("update");
  if (!field) throw new NotFound();
  return field;
}

const audited = (ctx: Ctx, tx: Tx, action: `crm.${string}`, id: string, facts: Record<string, unknown>) =>
  recordAudit(ctx, tx, { action, subjectType: "field", subjectId: id, facts });
