import { ofTenant } from "@arraigo/db";
import { holds } from "@arraigo/directory";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, sql } from "drizzle-orm";
import type { RecordType } from "../record-types";
import { recordName } from "../records/record-keys";
import { type RecordRow, tableOf } from "../records/record-table";
import { ownedBy, ownersInScope, uuids } from "../records/scope";

export interface RecordRef {
  type: RecordType;
  id: string;
}

/** The names of records within the reader's reach, gone ones too: history outlives what it tells of. One read a type. */
export async function recordNames(ctx: Ctx, tx: Tx, refs: readonly RecordRef[]): Promise<Map<string, string>> {
  const byType = new Map<RecordType, Set<string>>();
  for (const { type, id } of refs) byType.set(type, (byType.get(type) ?? new Set()).add(id));
  const names = new Map<string, string>();
  for (const [type, ids] of byType) {
    const permission = `crm.${type}.read`;
    if (!holds(ctx, permission)) continue;
    const table = tableOf[type];
    const rows = await tx.planned
      .select()
      .from(table)
      .where(
        and(
          ofTenant(table.organisationId, ctx.organisationId),
          sql`${table.id} = any(${uuids([...ids])})`,
          ownedBy(table.ownerId, await ownersInScope(ctx, tx, permission)),
        ),
      );
    for (const row of rows) names.set(row.id, recordName(type, row as RecordRow));
  }
  return names;
}
