import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, inArray, isNull, sql } from "drizzle-orm";
import { refreshAddresses } from "../../contacts/keep-points";
import { contactPoints } from "../../contacts/point-tables";
import type { RecordType } from "../../record-types";
import { accountIdOf } from "../../records/record-keys";
import type { RecordRow } from "../../records/record-table";
import { uuids } from "../../records/scope";
import { recordHistory } from "../../timeline/record-event";
import type { recordEvents } from "../../timeline/tables";

type Event = typeof recordEvents.$inferSelect;
type Written = { id: string; label: string | null };

/**
 * Takes addresses away again that an import added to records that were there, where they are as it wrote them and nobody said
 * anything about them since. Returns the records that lost one, and those that keep one.
 */
export async function removePoints(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  events: readonly Event[],
  rows: ReadonlyMap<string, RecordRow>,
  doing: { source: "undo"; runId: string },
): Promise<{ restored: Set<string>; kept: Set<string> }> {
  const restored = new Set<string>();
  const kept = new Set<string>();
  const wrote = events.flatMap((event) => {
    const record = rows.get(event.subjectId);
    if (event.kind !== "point_added" || !record) return [];
    return event.changes.map((change) => ({ ...change, written: change.toValue as Written, record }));
  });
  if ((type !== "contact" && type !== "lead") || wrote.length === 0) return { restored, kept };
  const owner = type === "contact" ? contactPoints.contactId : contactPoints.leadId;
  const mine = ofTenant(contactPoints.organisationId, ctx.organisationId);
  const points = await tx
    .select()
    .from(contactPoints)
    .where(
      and(
        mine,
        sql`${contactPoints.id} = any(${uuids(wrote.map(({ written }) => written.id))})`,
        inArray(owner, [...new Set(wrote.map(({ record }) => record.id))]),
        isNull(contactPoints.consentedAt),
        isNull(contactPoints.optedOutAt),
        isNull(contactPoints.invalidAt),
      ),
    )
    .orderBy(contactPoints.id)
    .for("update");
  const standing = new Map(points.map((point) => [point.id, point]));
  const gone = wrote.filter(({ written, to, field, record }) => {
    const point = standing.get(written.id);
    // One that was made the record's own since is somebody's choice.
    const same = point && point.value === to && point.label === written.label && record[field] !== to;
    (same ? restored : kept).add(record.id);
    return same;
  });
  if (gone.length === 0) return { restored, kept };
  await tx
    .delete(contactPoints)
    .where(and(mine, sql`${contactPoints.id} = any(${uuids(gone.map(({ written }) => written.id))})`));
  await refreshAddresses(ctx, tx, type, [...restored]);
  await recordHistory(
    ctx,
    tx,
    gone.map(({ record, field, to }) => ({
      ...doing,
      subjectType: type,
      subjectId: record.id,
      accountId: accountIdOf(type, record),
      kind: "point_removed" as const,
      changes: [{ field, from: to, to: null }],
    })),
  );
  return { restored, kept };
}
