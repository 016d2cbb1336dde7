import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq, sql } from "drizzle-orm";
import { activities } from "../activities/tables";
import { insertPoint, keptPoint, refreshAddresses, writePoint } from "../contacts/keep-points";
import { pointKey } from "../contacts/point";
import { accountContacts } from "../contacts/point-tables";
import { pointRows } from "../contacts/read-points";
import { type PointKind, pointKinds } from "../contacts-contract";
import type { RecordRow } from "../records/record-table";
import type { ConversionJournal, WrittenPoint } from "./tables";
import { writtenPoint } from "./take-back-points";

/**
 * The lead's addresses become the contact's, each with what is known about it. Where the contact has one already, the stricter word
 * wins: a "no" stays a "no". Returns the addresses that were added, as they were written.
 */
export async function carryPoints(ctx: Ctx, tx: Tx, lead: RecordRow, contact: RecordRow): Promise<WrittenPoint[]> {
  const given = await pointRows(ctx, tx, "lead", lead.id);
  const held = await pointRows(ctx, tx, "contact", contact.id);
  const added: WrittenPoint[] = [];
  const carried = [
    ...given.map((row) => ({ ...row, kind: row.kind as PointKind })),
    ...pointKinds.flatMap((kind) => {
      // What the contact's own field says already, and nobody said anything about, needs no row.
      const key = keyOf(kind, lead[kind]);
      const known = key === keyOf(kind, contact[kind]) || given.some((row) => row.kind === kind && row.key === key);
      return key && !known ? [{ kind, value: String(lead[kind]), label: null, ...unsaid }] : [];
    }),
  ];
  for (const point of carried) {
    const before = await keptPoint(ctx, tx, "contact", contact, held, point.kind, point.value);
    const row =
      before ??
      (await insertPoint(ctx, tx, "contact", contact.id, {
        kind: point.kind,
        value: point.value,
        label: point.label,
        position: held.length + added.length,
      }));
    if (!row) continue;
    const label = row.label ?? point.label;
    if (!held.some((each) => each.id === row.id))
      added.push(writtenPoint({ ...point, id: row.id, value: row.value, label }));
    await writePoint(ctx, tx, row.id, {
      label,
      ...(row.consentedAt ? {} : said(point, "consentedAt", "consentSource", "consentedBy")),
      ...(row.optedOutAt ? {} : said(point, "optedOutAt", "optOutSource", "optedOutBy")),
      ...(row.invalidAt ? {} : said(point, "invalidAt", "invalidSource", "invalidatedBy")),
    });
  }
  if (carried.length > 0) await refreshAddresses(ctx, tx, "contact", [contact.id]);
  return added;
}

const keyOf = (kind: PointKind, value: unknown) => (typeof value === "string" ? pointKey(kind, value) : "");

const unsaid = {
  consentedAt: null,
  consentSource: null,
  consentedBy: null,
  optedOutAt: null,
  optOutSource: null,
  optedOutBy: null,
  invalidAt: null,
  invalidSource: null,
  invalidatedBy: null,
};
type Said = { [K in keyof typeof unsaid]: Date | string | null };

const said = (point: Said, ...keys: (keyof Said)[]) => Object.fromEntries(keys.map((key) => [key, point[key]]));

/** What was done and planned with the lead counts for what it became: its minutes, its gates, its next tasks. */
export async function carryActivities(
  ctx: Ctx,
  tx: Tx,
  leadId: string,
  to: { accountId: string | null; contactId: string | null; opportunityId: string | null },
): Promise<ConversionJournal["activities"]> {
  const mine = and(ofTenant(activities.organisationId, ctx.organisationId), eq(activities.leadId, leadId));
  const rows = await tx
    .select({
      id: activities.id,
      accountId: activities.accountId,
      contactId: activities.contactId,
      opportunityId: activities.opportunityId,
    })
    .from(activities)
    .where(mine)
    .orderBy(activities.id)
    .for("update");
  const columns = ["accountId", "contactId", "opportunityId"] as const;
  const journal = rows.flatMap((row) => {
    const set = columns.filter((column) => row[column] === null && to[column] !== null);
    return set.length > 0 ? [{ id: row.id, set }] : [];
  });
  if (journal.length > 0)
    await tx
      .update(activities)
      .set({
        accountId: sql`coalesce(${activities.accountId}, ${to.accountId}::uuid)`,
        contactId: sql`coalesce(${activities.contactId}, ${to.contactId}::uuid)`,
        opportunityId: sql`coalesce(${activities.opportunityId}, ${to.opportunityId}::uuid)`,
      })
      .where(mine);
  return journal;
}

/** A contact who was there already and belongs to another account also belongs to this one. */
export async function relateTo(ctx: Ctx, tx: Tx, contact: RecordRow, accountId: string): Promise<string | null> {
  if (contact.accountId === accountId) return null;
  const now = ctx.clock.now();
  const [made] = await tx
    .insert(accountContacts)
    .values({
      id: newId(now.getTime()),
      organisationId: ctx.organisationId,
      accountId,
      contactId: contact.id,
      createdAt: now,
      createdBy: ctx.actor.personId,
    })
    .onConflictDoNothing()
    .returning({ id: accountContacts.id });
  return made?.id ?? null;
}
