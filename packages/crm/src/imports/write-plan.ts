import type { Ctx, Tx } from "@arraigo/platform";
import { accounts } from "../accounts/tables";
import { contacts } from "../contacts/tables";
import { insertRows, updateRows } from "../records/bulk-rows";
import { accountKeys, contactKeys, fold } from "../records/fold";
import { recordHistory } from "../timeline/record-event";
import { accountsByName, missingAccounts } from "./missing-accounts";
import type { ImportPlan, KnownContact } from "./plan-import";

/** Writes a plan in a handful of statements: accounts, contacts, changes, and the history of each. Returns the number of new accounts. */
export async function writePlan(ctx: Ctx, tx: Tx, importId: string, plan: ImportPlan): Promise<number> {
  const now = ctx.clock.now();
  const held = await accountsByName(ctx, tx, plan);
  const missing = await missingAccounts(ctx, tx, plan);
  for (const [key, { id }] of missing) held.set(key, id);
  const accountOf = (contact: KnownContact) => (contact.company ? (held.get(fold(contact.company)) ?? null) : null);
  const own = { organisationId: ctx.organisationId, ownerId: ctx.actor.personId, createdAt: now, updatedAt: now };
  await insertRows(
    tx,
    accounts,
    [...missing.values()].map(({ id, name }) => ({ id, name, ...accountKeys({ name }), details: {}, ...own })),
  );
  await insertRows(
    tx,
    contacts,
    plan.creates.map(({ line, contact }) => ({
      ...own,
      ...fieldsOf(contact),
      accountId: accountOf(contact),
      importId,
      importLine: line,
    })),
  );
  await updateRows(
    tx,
    contacts,
    plan.updates
      .filter(({ changes }) => changes.some((change) => change.field !== "company"))
      .map(({ contact }) => ({ ...fieldsOf(contact), updatedAt: now })),
  );
  const moved = plan.updates.filter(({ changes }) => changes.some((change) => change.field === "company"));
  await updateRows(
    tx,
    contacts,
    moved.map(({ contact }) => ({ id: contact.id, accountId: accountOf(contact), updatedAt: now })),
  );
  const imported = { source: "import" as const, runId: importId };
  await recordHistory(ctx, tx, [
    ...[...missing.values()].map(({ id }) => ({
      ...imported,
      subjectType: "account" as const,
      subjectId: id,
      accountId: id,
      kind: "created" as const,
    })),
    ...plan.creates.map(({ contact }) => ({
      ...imported,
      subjectType: "contact" as const,
      subjectId: contact.id,
      accountId: accountOf(contact),
      kind: "created" as const,
    })),
    ...plan.updates.map(({ contact, changes }) => ({
      ...imported,
      subjectType: "contact" as const,
      subjectId: contact.id,
      accountId: accountOf(contact),
      kind: "changed" as const,
      changes,
    })),
  ]);
  return missing.size;
}

function fieldsOf(contact: KnownContact) {
  return {
    id: contact.id,
    givenName: contact.givenName,
    familyName: contact.familyName,
    ...contactKeys(contact),
    email: contact.email,
    phone: contact.phone,
    title: contact.title,
    tags: contact.tags,
    notes: contact.notes,
    externalId: contact.externalId,
    details: contact.details,
  };
}
