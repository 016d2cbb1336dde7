import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq, isNotNull, or, sql } from "drizzle-orm";
import { numberKey } from "../../contacts/number-key";
import { contactPoints } from "../../contacts/point-tables";
import { contacts } from "../../contacts/tables";
import { leads } from "../../leads/tables";
import type { RecordRow } from "../../records/record-table";
import { tableOf } from "../../records/record-table";
import { texts, uuids } from "../../records/scope";
import { settleKnown, thereOrMerged } from "../plan/former-keys";

const dialled = /^\+?[\d\s().\-/]{6,40}$/;

/**
 * Whose numbers these are, as they are written in the file or by any spelling that has been kept beside a record: calls are exported
 * with nothing but a number. Reads nothing where none of the names is one.
 */
export async function peopleAtNumbers(
  ctx: Ctx,
  tx: Tx,
  type: "contact" | "lead",
  names: readonly string[],
): Promise<Map<string, RecordRow[]>> {
  const keys = new Map(names.filter((name) => dialled.test(name)).map((name) => [name, numberKey(name)]));
  const found = new Map<string, RecordRow[]>();
  if (keys.size === 0) return found;
  const mine = ofTenant(contactPoints.organisationId, ctx.organisationId);
  const owner = type === "contact" ? contactPoints.contactId : contactPoints.leadId;
  const points = await tx
    .select({ id: owner, key: contactPoints.key })
    .from(contactPoints)
    .where(
      and(
        mine,
        eq(contactPoints.kind, "phone"),
        sql`${contactPoints.key} = any(${texts([...keys.values()])})`,
        isNotNull(owner),
      ),
    )
    .orderBy(contactPoints.id);
  const table = tableOf[type];
  const phone = type === "contact" ? contacts.phone : leads.phone;
  const stored = (await tx
    .select()
    .from(table)
    .where(
      and(
        ofTenant(table.organisationId, ctx.organisationId),
        thereOrMerged(type),
        or(
          sql`${phone} = any(${texts([...keys.keys()])})`,
          sql`${table.id} = any(${uuids(points.map(({ id }) => id ?? ""))})`,
        ),
      ),
    )
    .orderBy(table.createdAt, table.id)) as RecordRow[];
  const at = new Map(points.map(({ id, key }) => [`${id} ${key}`, true]));
  const known = await settleKnown(ctx, tx, type, stored, []);
  for (const [name, key] of keys) {
    const records = new Map(
      known
        .filter(({ as }) => at.has(`${as.id} ${key}`) || numberKey(String(as.phone ?? "")) === key)
        .map(({ record }) => [record.id, record]),
    );
    if (records.size > 0) found.set(name, [...records.values()]);
  }
  return found;
}
