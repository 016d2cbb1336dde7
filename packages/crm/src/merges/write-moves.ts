import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { accountContacts, contactPoints } from "../contacts/point-tables";
import { insertRows } from "../records/bulk-rows";
import type { RecordRow } from "../records/record-table";
import { addFigures } from "./add-figures";
import type { PointDecision } from "./decide-points";
import type { Decision } from "./decide-values";
import { type JournalRow, writeRows } from "./journal";
import { type Moving, movePointers } from "./move-pointers";

/** Moves what points at the losers, and joins what can be there twice. Returns the rows it changed and made, and how much moved. */
export async function writeMoves(
  ctx: Ctx,
  tx: Tx,
  moving: Moving,
  rows: readonly RecordRow[],
  decisions: readonly Decision[],
  points: PointDecision | null,
) {
  const counts = await movePointers(tx, moving);
  const figures =
    moving.type === "account" ? await addFigures(ctx, tx, moving.winnerId, moving.loserIds) : { before: [], after: [] };
  const owner = moving.type === "contact" ? "contactId" : "leadId";
  const row = ({ ownerId, id, ...values }: { ownerId: string; id: string }): JournalRow => ({
    table: "contact_points",
    id,
    values: { ...values, [owner]: ownerId },
  });
  const before = [...figures.before, ...(points?.changed ?? []).map((each) => row(each.before))];
  const after = [...figures.after, ...(points?.changed ?? []).map((each) => row(each.after))];
  await writeRows(tx, after);
  const made = [
    ...(points?.made ?? []).map((each) => row({ ...each, id: newId(ctx.clock.now().getTime()) })),
    ...(moving.type === "contact" ? await lostRelations(ctx, tx, moving, rows, decisions) : []),
  ];
  await insertMade(ctx, tx, made);
  return { before, after, made, counts: { ...counts, addresses: points?.all.length ?? 0 } };
}

/** A loser's own company, where it is not the winner's: the person belongs to both from now on. */
async function lostRelations(
  ctx: Ctx,
  tx: Tx,
  { winnerId }: Moving,
  rows: readonly RecordRow[],
  decisions: readonly Decision[],
): Promise<JournalRow[]> {
  const main = decisions.find((each) => each.field === "accountId")?.result;
  const companies = new Set(rows.map((row) => row.accountId).filter((id): id is string => typeof id === "string"));
  if (typeof main === "string") companies.delete(main);
  if (companies.size === 0) return [];
  const held = await tx
    .select({ accountId: accountContacts.accountId })
    .from(accountContacts)
    .where(and(ofTenant(accountContacts.organisationId, ctx.organisationId), eq(accountContacts.contactId, winnerId)));
  for (const { accountId } of held) companies.delete(accountId);
  return [...companies].map((accountId) => ({
    table: "account_contacts",
    id: newId(ctx.clock.now().getTime()),
    values: { accountId, contactId: winnerId, role: null },
  }));
}

async function insertMade(ctx: Ctx, tx: Tx, made: readonly JournalRow[]): Promise<void> {
  const now = ctx.clock.now();
  const own = { organisationId: ctx.organisationId, createdAt: now };
  for (const { table, id, values } of made)
    if (table === "contact_points") await insertRows(tx, contactPoints, [{ ...values, ...own, id }]);
    else if (table === "account_contacts")
      await insertRows(tx, accountContacts, [{ ...values, ...own, id, createdBy: ctx.actor.personId }]);
}
