import { ofTenant } from "@arraigo/db";
import { holds } from "@arraigo/directory";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, desc, sql } from "drizzle-orm";
import { merges } from "../merges/tables";
import { unmergeDaysMax } from "../merges/unmerge-records";
import type { RecordType } from "../record-types";
import type { PastAsked, PastRun } from "./past-run";
import { pastWhere } from "./past-where";

const dayMs = 86_400_000;

/** The next merges. Those into one record are taken apart newest first. */
export async function pastMerges(ctx: Ctx, tx: Tx, asked: PastAsked): Promise<PastRun[]> {
  const rows = await tx
    .select({
      id: merges.id,
      recordType: merges.recordType,
      at: merges.mergedAt,
      byId: merges.mergedBy,
      records: sql<number>`cardinality(${merges.loserIds}) + 1`,
      intoId: merges.winnerId,
      undoneAt: merges.unmergedAt,
      undoneById: merges.unmergedBy,
      newest: sql<boolean>`not exists (select from ${merges} later where later.organisation_id = ${merges}.organisation_id
        and later.winner_id = ${merges}.winner_id and later.unmerged_at is null and later.merged_at > ${merges}.merged_at)`,
    })
    .from(merges)
    .where(
      and(
        ofTenant(merges.organisationId, ctx.organisationId),
        pastWhere(ctx, asked, { by: merges.mergedBy, at: merges.mergedAt, id: merges.id }),
      ),
    )
    .orderBy(desc(merges.mergedAt), desc(merges.id))
    .limit(asked.rowsMax);
  const may = holds(ctx, "crm.record.merge");
  const oldest = ctx.clock.now().getTime() - unmergeDaysMax * dayMs;
  return rows.map(({ newest, ...row }) => ({
    ...row,
    kind: "merge" as const,
    recordType: row.recordType as RecordType,
    at: row.at.toISOString(),
    undoneAt: row.undoneAt?.toISOString() ?? null,
    state: row.undoneAt ? ("undone" as const) : ("done" as const),
    progress: null,
    failed: 0,
    kept: 0,
    undoable: may && newest && !row.undoneAt && row.at.getTime() >= oldest,
    fileName: null,
  }));
}
