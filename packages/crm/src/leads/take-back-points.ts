import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq, isNull, sql } from "drizzle-orm";
import { refreshAddresses } from "../contacts/keep-points";
import type { PointRow } from "../contacts/point";
import { contactPoints } from "../contacts/point-tables";
import { uuids } from "../records/scope";
import type { ConversionJournal, WrittenPoint } from "./tables";

/** What a conversion remembers of an address it added. */
export const writtenPoint = (
  point: Pick<PointRow, "id" | "value" | "label" | "consentedAt" | "invalidAt">,
): WrittenPoint => ({
  id: point.id,
  value: point.value,
  label: point.label,
  consentedAt: point.consentedAt?.toISOString() ?? null,
  invalidAt: point.invalidAt?.toISOString() ?? null,
});

/**
 * Takes the addresses away that a conversion added to a contact, where they still are as it wrote them. What somebody said about one
 * since (a yes, a no, that it leads nowhere, what it is called) stays, and the address with it.
 */
export async function takeBackPoints(
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  { points, written = [] }: ConversionJournal,
): Promise<void> {
  if (points.length === 0) return;
  const added = (ids: readonly string[]) =>
    and(
      ofTenant(contactPoints.organisationId, ctx.organisationId),
      eq(contactPoints.contactId, contactId),
      isNull(contactPoints.optedOutAt),
      sql`${contactPoints.id} = any(${uuids(ids)})`,
    );
  const rows = await tx.select().from(contactPoints).where(added(points)).orderBy(contactPoints.id).for("update");
  // Conversions that remember no more than the id take back what nobody said anything about.
  const same = rows.filter((row) => {
    const was = written.find((each) => each.id === row.id) ?? bare(row);
    const is = writtenPoint(row);
    return (Object.keys(is) as (keyof WrittenPoint)[]).every((key) => is[key] === was[key]);
  });
  if (same.length === 0) return;
  await tx.delete(contactPoints).where(added(same.map((row) => row.id)));
  await refreshAddresses(ctx, tx, "contact", [contactId]);
}

const bare = ({ id, value }: PointRow): WrittenPoint => ({
  id,
  value,
  label: null,
  consentedAt: null,
  invalidAt: null,
});
