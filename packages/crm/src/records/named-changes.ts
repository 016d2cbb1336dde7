import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq, inArray } from "drizzle-orm";
import { accounts } from "../accounts/tables";
import { contacts } from "../contacts/tables";
import { changesBetween } from "../timeline/changes";
import type { FieldChange } from "../timeline/tables";
import { contactName } from "./fold";

interface Pointing {
  accountId?: string | null;
  contactId?: string | null;
}

/** Changes with names where the record points at others: history is read by people, and outlives what it names. */
export async function namedChanges(ctx: Ctx, tx: Tx, before: Pointing, after: Pointing): Promise<FieldChange[]> {
  const changes = changesBetween(before, after, Object.keys(after));
  const ids = changes
    .filter(({ field }) => field === "accountId" || field === "contactId")
    .flatMap(({ from, to }) => [from, to])
    .filter((id): id is string => typeof id === "string");
  if (ids.length === 0) return changes;
  const names = new Map<string, string>();
  const accountRows = await tx
    .select({ id: accounts.id, name: accounts.name })
    .from(accounts)
    .where(and(ofTenant(accounts.organisationId, ctx.organisationId), inArray(accounts.id, ids)));
  for (const row of accountRows) names.set(row.id, row.name);
  const contactRows = await tx
    .select({ id: contacts.id, givenName: contacts.givenName, familyName: contacts.familyName, email: contacts.email })
    .from(contacts)
    .where(and(ofTenant(contacts.organisationId, ctx.organisationId), inArray(contacts.id, ids)));
  for (const row of contactRows) names.set(row.id, contactName(row));
  const named = (value: string | number | null) => (typeof value === "string" ? (names.get(value) ?? value) : value);
  return changes.map((change) =>
    change.field === "accountId" || change.field === "contactId"
      ? { ...change, from: named(change.from), to: named(change.to) }
      : change,
  );
}

export async function nameOfAccount(ctx: Ctx, tx: Tx, id: string): Promise<string | null> {
  const [row] = await tx
    .select({ name: accounts.name })
    .from(accounts)
    .where(and(ofTenant(accounts.organisationId, ctx.organisationId), eq(accounts.id, id)));
  return row?.name ?? null;
}
