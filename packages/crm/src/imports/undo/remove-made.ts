import type { Ctx, Tx } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import type { RecordType } from "../../record-types";
import { tableOf } from "../../records/record-table";
import { uuids } from "../../records/scope";
import { recordHistory } from "../../timeline/record-event";

const live = (table: string, column: string) =>
  `crm.${table} u where u.organisation_id = t.organisation_id and u.${column} = t.id and u.gone_at is null`;
const kept = (table: string, column: string) =>
  `crm.${table} u where u.organisation_id = t.organisation_id and u.${column} = t.id`;

/**
 * What points at one of this type: it is in use. What the import itself made is gone by then, types that point before types that
 * are pointed at, or was kept and needs what it points at. `t` is the record.
 */
const uses: Readonly<Record<RecordType, readonly string[]>> = {
  account: [
    live("contacts", "account_id"),
    live("opportunities", "account_id"),
    live("cases", "account_id"),
    live("leads", "converted_account_id"),
    kept("account_figures", "account_id"),
    `crm.account_contacts u join crm.contacts c on c.organisation_id = u.organisation_id and c.id = u.contact_id
      where u.organisation_id = t.organisation_id and u.account_id = t.id and c.gone_at is null`,
  ],
  contact: [live("opportunities", "contact_id"), live("cases", "contact_id"), live("leads", "converted_contact_id")],
  lead: [],
  opportunity: [],
  case: [],
  product: [live("cases", "product_id"), kept("line_items", "product_id")],
};

const touched = (record: string, importId: string): SQL =>
  sql`exists (select from crm.record_events e where e.organisation_id = ${sql.raw(record)}.organisation_id
    and e.subject_id = ${sql.raw(record)}.id and e.run_id is distinct from ${importId}::uuid)`;

/** What must not be there for a record to be taken away again: others' history of it, and records that need it. */
function untouched(type: RecordType, importId: string): SQL {
  const conditions = [
    sql`not ${touched("t", importId)}`,
    ...uses[type].map((use) => sql`not exists (select from ${sql.raw(use)})`),
  ];
  if (type === "account")
    conditions.push(sql`not exists (select from crm.accounts u where u.organisation_id = t.organisation_id and u.parent_id = t.id
      and u.gone_at is null and (u.import_id is distinct from ${importId}::uuid or ${touched("u", importId)}))`);
  return sql.join(conditions, sql` and `);
}

/**
 * Takes records that an import made out of every list again, where nobody did anything with them since and nothing of anybody
 * else's needs them. Their history stays, with a line that says so. Returns the ids that went.
 */
export async function removeMade(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  importId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const now = ctx.clock.now();
  const account = type === "account" || type === "lead" || type === "product" ? sql`null::uuid` : sql`t.account_id`;
  const { rows } = await tx.execute<{ id: string; account_id: string | null }>(
    sql`update ${tableOf[type]} as t set gone_at = ${now.toISOString()}::timestamptz, updated_at = ${now.toISOString()}::timestamptz
      where t.organisation_id = ${ctx.organisationId}::uuid and t.id = any(${uuids(ids)})
        and t.gone_at is null and t.import_id = ${importId}::uuid and ${untouched(type, importId)}
      returning t.id, ${account} as account_id`,
  );
  await recordHistory(
    ctx,
    tx,
    rows.map((row) => ({
      subjectType: type,
      subjectId: row.id,
      accountId: row.account_id,
      kind: "removed" as const,
      source: "undo" as const,
      runId: importId,
      occurredAt: now,
    })),
  );
  return new Set(rows.map((row) => row.id));
}
