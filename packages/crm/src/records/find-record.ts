import { ofTenant } from "@arraigo/db";
import { type Authorized, authorized } from "@arraigo/directory";
import { type Ctx, NotFound, type Tx } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { accounts } from "../accounts/tables";
import { contacts } from "../contacts/tables";
import type { RecordType } from "../contract";
import { opportunities } from "../opportunities/tables";

export type Account = typeof accounts.$inferSelect;
export type Contact = typeof contacts.$inferSelect;
export type Opportunity = typeof opportunities.$inferSelect;

const ownerOf = (record: { ownerId: string | null }) => record.ownerId;

export async function accountFor(ctx: Ctx, tx: Tx, permission: string, id: string): Promise<Authorized<Account>> {
  const [found] = await tx
    .select()
    .from(accounts)
    .where(and(ofTenant(accounts.organisationId, ctx.organisationId), eq(accounts.id, id)));
  return authorized(ctx, tx, permission, found, ownerOf);
}

export async function contactFor(ctx: Ctx, tx: Tx, permission: string, id: string): Promise<Authorized<Contact>> {
  const [found] = await tx
    .select()
    .from(contacts)
    .where(and(ofTenant(contacts.organisationId, ctx.organisationId), eq(contacts.id, id)));
  return authorized(ctx, tx, permission, found, ownerOf);
}

/** Locked until the transaction ends: two people who move the same card take turns. */
export async function opportunityFor(
  ctx: Ctx,
  tx: Tx,
  permission: string,
  id: string,
): Promise<Authorized<Opportunity>> {
  const [found] = await tx
    .select()
    .from(opportunities)
    .where(and(ofTenant(opportunities.organisationId, ctx.organisationId), eq(opportunities.id, id)))
    .for("update");
  return authorized(ctx, tx, permission, found, ownerOf);
}

/** Any of the three, by type. */
export async function recordFor(ctx: Ctx, tx: Tx, verb: "read" | "write", type: RecordType, id: string) {
  const permission = `crm.${type}.${verb}`;
  if (type === "account") return { accountId: id, record: await accountFor(ctx, tx, permission, id) };
  const record = await (type === "contact" ? contactFor : opportunityFor)(ctx, tx, permission, id);
  return { accountId: record.accountId, record };
}

/** A record that another one points at must exist here and be readable; an id from elsewhere answers like none. */
export async function assertReadable(
  ctx: Ctx,
  tx: Tx,
  pointedAt: { accountId?: string | null; contactId?: string | null },
): Promise<void> {
  if (pointedAt.accountId) await accountFor(ctx, tx, "crm.account.read", pointedAt.accountId);
  if (pointedAt.contactId) await contactFor(ctx, tx, "crm.contact.read", pointedAt.contactId);
}

export const tableOf = { account: accounts, contact: contacts, opportunity: opportunities } as const;

/** For verbs that only make sense for a person: the system has no own records. */
export function actingPerson(ctx: Ctx): string {
  if (!ctx.actor.personId) throw new NotFound();
  return ctx.actor.personId;
}
