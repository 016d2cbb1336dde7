import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { activities } from "../activities/tables";
import { accountContacts } from "../contacts/point-tables";
import type { LeadById } from "../contract";
import { ConversionBuiltUpon, NothingToUndo } from "../errors";
import { goRecords } from "../lists/remove-records";
import { merges } from "../merges/tables";
import { takeBackMoves } from "../pipeline/take-back-moves";
import type { RecordType } from "../record-types";
import { changeRecords } from "../records/change-records";
import { recordById } from "../records/find-record";
import { lockWritable } from "../records/lock-records";
import { type RecordRow, type StagedRow, tableOf } from "../records/record-table";
import { uuids } from "../records/scope";
import { recordHistory } from "../timeline/record-event";
import { recordEvents } from "../timeline/tables";
import { conversionUse } from "../timeline/use-ids";
import { conversions, leads } from "./tables";
import { takeBackPoints } from "./take-back-points";

type Conversion = typeof conversions.$inferSelect;
type Event = typeof recordEvents.$inferSelect;

/**
 * Takes one's own conversion back while nothing has been built upon it: what it made goes, what it filled is emptied, and the lead
 * stands where it stood. A "no" that an address brought along stays a "no".
 */
export async function unconvertLead(ctx: Ctx, input: LeadById): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const lead = (await recordById(ctx, tx, "crm.lead.write", "lead", input.id, true)) as unknown as StagedRow;
    const conversion = await latest(ctx, tx, lead.id);
    if (!conversion || conversion.convertedBy !== ctx.actor.personId) throw new NothingToUndo();
    const made = await lockMade(ctx, tx, conversion);
    if (!made || (await builtUpon(ctx, tx, conversion))) throw new ConversionBuiltUpon();
    const events = await tx
      .select()
      .from(recordEvents)
      .where(and(ofTenant(recordEvents.organisationId, ctx.organisationId), eq(recordEvents.runId, conversion.id)))
      .orderBy(recordEvents.id);
    await carryBack(ctx, tx, conversion);
    await emptyFilled(ctx, tx, conversion, events);
    for (const { type, row } of made) await goRecords(ctx, tx, type, [row], { source: "undo", runId: conversion.id });
    const moved = events.find((event) => event.kind === "moved" && event.subjectId === lead.id);
    if (moved) await takeBackMoves(ctx, tx, "lead", [{ row: lead, event: moved }], { source: "undo" });
    await tx
      .update(leads)
      .set({
        convertedAccountId: null,
        convertedContactId: null,
        convertedOpportunityId: null,
        convertedAt: null,
        convertedBy: null,
      })
      .where(and(ofTenant(leads.organisationId, ctx.organisationId), eq(leads.id, lead.id)));
    await tx
      .update(conversions)
      .set({ undoneAt: ctx.clock.now(), undoneBy: ctx.actor.personId })
      .where(and(ofTenant(conversions.organisationId, ctx.organisationId), eq(conversions.id, conversion.id)));
    await recordHistory(ctx, tx, [
      { subjectType: "lead", subjectId: lead.id, accountId: null, kind: "conversion_undone", source: "undo" },
    ]);
    const personId = ctx.actor.personId;
    if (personId)
      await ctx.telemetry.retract(ctx, tx, [
        { messageId: conversionUse(conversion.id), personId, since: conversion.convertedAt },
      ]);
  });
}

/** The latest conversion of a lead that still stands. */
export async function latest(ctx: Ctx, tx: Tx, leadId: string): Promise<Conversion | undefined> {
  const [found] = await tx
    .select()
    .from(conversions)
    .where(
      and(
        ofTenant(conversions.organisationId, ctx.organisationId),
        eq(conversions.leadId, leadId),
        isNull(conversions.undoneAt),
      ),
    )
    .orderBy(desc(conversions.convertedAt), desc(conversions.id))
    .limit(1);
  return found;
}

const madeOf = (conversion: Conversion): { type: RecordType; id: string }[] =>
  (
    [
      ["opportunity", conversion.opportunityId],
      ["contact", conversion.contactId],
      ["account", conversion.accountId],
    ] as const
  ).flatMap(([type, id]) => (id && conversion.made.includes(type) ? [{ type, id }] : []));

/**
 * What the conversion made, held until the transaction ends, each by its own id: never the record it was merged into. Undefined
 * where one of them is gone or is no longer the actor's to change.
 */
async function lockMade(
  ctx: Ctx,
  tx: Tx,
  conversion: Conversion,
): Promise<{ type: RecordType; row: RecordRow }[] | undefined> {
  const locked: { type: RecordType; row: RecordRow }[] = [];
  for (const { type, id } of madeOf(conversion)) {
    const [row] = await lockWritable(ctx, tx, type, [id], "update");
    if (!row) return undefined;
    locked.push({ type, row });
  }
  return locked;
}

/** Whether anything happened on what the conversion made since: a call, a change, a merge, a record that points there. */
export async function builtUpon(ctx: Ctx, tx: Tx, conversion: Conversion): Promise<boolean> {
  const made = madeOf(conversion);
  const ids = uuids(made.map((each) => each.id));
  const gone = made.map(
    ({ type, id }) => sql`exists (
      select from ${tableOf[type]} r where r.organisation_id = ${ctx.organisationId}::uuid and r.id = ${id}::uuid
        and (r.merged_into is not null or r.gone_at is not null)
    ) or `,
  );
  const { rows } = await tx.execute<{ built: boolean }>(sql`
    select ${sql.join(gone)} exists (
      select from ${merges} m where m.organisation_id = ${ctx.organisationId}::uuid and m.unmerged_at is null
        and m.winner_id = any(${ids})
    ) or exists (
      select from ${recordEvents} e where e.organisation_id = ${ctx.organisationId}::uuid
        and (e.subject_id = any(${ids}) or e.account_id = any(${ids})) and e.run_id is distinct from ${conversion.id}::uuid
    ) or exists (
      select from crm.opportunities o where o.organisation_id = ${ctx.organisationId}::uuid and o.gone_at is null
        and (o.account_id = any(${ids}) or o.contact_id = any(${ids})) and o.id is distinct from ${conversion.opportunityId}::uuid
    ) or exists (
      select from crm.leads l where l.organisation_id = ${ctx.organisationId}::uuid and l.id <> ${conversion.leadId}::uuid
        and (l.converted_account_id = any(${ids}) or l.converted_contact_id = any(${ids}))
    ) as built`);
  return rows[0]?.built === true;
}

async function carryBack(ctx: Ctx, tx: Tx, { journal, contactId, accountId, opportunityId }: Conversion) {
  const given = { contactId, accountId, opportunityId };
  for (const column of ["accountId", "contactId", "opportunityId"] as const) {
    const ids = journal.activities.filter((each) => each.set.includes(column)).map((each) => each.id);
    const value = given[column];
    if (ids.length === 0 || !value) continue;
    await tx
      .update(activities)
      .set({ [column]: null })
      .where(
        and(
          ofTenant(activities.organisationId, ctx.organisationId),
          sql`${activities.id} = any(${uuids(ids)})`,
          eq(activities[column], value),
        ),
      );
  }
  if (contactId) await takeBackPoints(ctx, tx, contactId, journal);
  if (journal.relation)
    await tx
      .delete(accountContacts)
      .where(
        and(ofTenant(accountContacts.organisationId, ctx.organisationId), eq(accountContacts.id, journal.relation)),
      );
}

/** What it filled on records that were there is emptied again, unless somebody changed it since. */
async function emptyFilled(ctx: Ctx, tx: Tx, conversion: Conversion, events: readonly Event[]): Promise<void> {
  const madeIds = new Set(madeOf(conversion).map((each) => each.id));
  for (const event of events) {
    if (event.kind !== "changed" || madeIds.has(event.subjectId)) continue;
    const type = event.subjectType as RecordType;
    const [row] = await lockWritable(ctx, tx, type, [event.subjectId]);
    if (!row) continue;
    const values: Record<string, unknown> = {};
    const custom: Record<string, null> = {};
    for (const change of event.changes) {
      const own = change.field.startsWith("custom.") ? change.field.slice("custom.".length) : null;
      const now = own === null ? row[change.field] : row.custom[own];
      const made = "toValue" in change ? change.toValue : change.to;
      if (JSON.stringify(now ?? null) !== JSON.stringify(made ?? null)) continue;
      const was = "fromValue" in change ? change.fromValue : change.from;
      if (own === null) values[change.field] = was;
      else custom[own] = null;
    }
    await changeRecords(ctx, tx, type, [{ id: row.id, values, custom }], { source: "undo" });
  }
}
