import { ofTenant } from "@arraigo/db";
import { recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction, type JobHandler, type Tx } from "@arraigo/platform";
import { and, eq, getTableName, sql } from "drizzle-orm";
import type { CustomFieldById } from "../lists-contract";
import type { RecordType } from "../record-types";
import { tableOf } from "../records/record-table";
import { lockedField } from "./custom-fields";
import { customKeys } from "./key-tables";
import { customFields } from "./tables";

/** Records a transaction: small enough that nobody waits for its locks, large enough that a million take fifty of them. */
const recordsPerStep = 20_000;

/**
 * Makes lists quick to order and filter by an own field. From now on its keys are kept with every record that is written; those of
 * the records that are there already, a job adds. The lock waits for whoever is writing and cannot know of it yet.
 */
export async function indexCustomField(ctx: Ctx, { id }: CustomFieldById): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const field = await lockedField(ctx, tx, id);
    if (field.indexRequestedAt) return;
    await keepWritersOut(ctx, tx);
    await setIndex(ctx, tx, id, { indexRequestedAt: ctx.clock.now() });
    await recordAudit(ctx, tx, { action: "crm.field_indexed", subjectType: "field", subjectId: id });
    await tx.enqueue("crm.indexField", { fieldId: id }, { onceKey: `${id}:index` });
  });
}

/** Stops keeping the keys; lists can no longer be ordered by the field. */
export async function unindexCustomField(ctx: Ctx, { id }: CustomFieldById): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const field = await lockedField(ctx, tx, id);
    if (!field.indexRequestedAt) return;
    await keepWritersOut(ctx, tx);
    await setIndex(ctx, tx, id, { indexRequestedAt: null, indexedAt: null });
    await recordAudit(ctx, tx, { action: "crm.field_unindexed", subjectType: "field", subjectId: id });
    await tx.enqueue("crm.indexField", { fieldId: id }, { onceKey: `${id}:forget` });
  });
}

/** The job behind both: adds the keys that are missing, or forgets those nobody wants any more. Safe to repeat at any point. */
export const indexField: JobHandler = async (ctx, data) => {
  const id = String(data.fieldId);
  const [field] = await inTransaction(ctx, (tx) => tx.select().from(customFields).where(thisField(ctx, id)));
  if (!field) return;
  if (!field.indexRequestedAt) return forgetKeys(ctx, id);
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const last = await inTransaction(ctx, (tx) => addKeys(ctx, tx, field, after));
    if (!last) break;
    after = last;
  }
  await inTransaction(ctx, async (tx) => {
    const now = await lockedField(ctx, tx, id);
    if (now.indexRequestedAt && !now.indexedAt) await setIndex(ctx, tx, id, { indexedAt: ctx.clock.now() });
  });
};

async function addKeys(
  ctx: Ctx,
  tx: Tx,
  field: typeof customFields.$inferSelect,
  after: string,
): Promise<string | null> {
  const table = sql.raw(`"crm"."${getTableName(tableOf[field.recordType as RecordType])}"`);
  const { rows } = await tx.execute<{ last: string | null }>(sql`
    with step as materialized (
      select r.id, r.custom -> ${field.key} as value from ${table} r
      where r.organisation_id = ${ctx.organisationId}::uuid and r.id > ${after}::uuid order by r.id limit ${recordsPerStep}
    ), added as (
      insert into ${customKeys} (organisation_id, field_id, record_id, text_key, number_key)
      select ${ctx.organisationId}::uuid, ${field.id}::uuid, s.id, crm.custom_text_key(${field.kind}, s.value), crm.custom_number_key(${field.kind}, s.value)
      from step s on conflict (organisation_id, field_id, record_id) do nothing
    )
    select max(s.id::text)::uuid as last from step s`);
  return rows[0]?.last ?? null;
}

async function forgetKeys(ctx: Ctx, id: string): Promise<void> {
  for (;;) {
    const { rowCount } = await inTransaction(ctx, (tx) =>
      tx.execute(sql`
        delete from ${customKeys} k where k.organisation_id = ${ctx.organisationId}::uuid and k.field_id = ${id}::uuid
          and k.record_id in (select o.record_id from ${customKeys} o
            where o.organisation_id = ${ctx.organisationId}::uuid and o.field_id = ${id}::uuid limit ${recordsPerStep})`),
    );
    if (!rowCount) return;
  }
}

const thisField = (ctx: Ctx, id: string) =>
  and(ofTenant(customFields.organisationId, ctx.organisationId), eq(customFields.id, id));

const setIndex = (
  ctx: Ctx,
  tx: Tx,
  id: string,
  at: { indexRequestedAt?: Date | null; indexedAt?: Date | null },
): Promise<unknown> => tx.update(customFields).set(at).where(thisField(ctx, id));

/** The other side of the triggers' shared lock (hand-written.sql). */
const keepWritersOut = (ctx: Ctx, tx: Tx) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtext('crm.custom_keys'), hashtext(${ctx.organisationId}))`);
