import { ofTenant } from "@arraigo/db";
import { type Authorized, authorized } from "@arraigo/directory";
import { type Ctx, NotFound, type Tx } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import type { accounts } from "../accounts/tables";
import type { contacts } from "../contacts/tables";
import type { RecordType } from "../record-types";
import { accountIdOf } from "./record-keys";
import { type RecordRow, tableOf } from "./record-table";

export type Account = typeof accounts.$inferSelect;
export type Contact = typeof contacts.$inferSelect;

/** Longest way from a merged record to where it lives now; merges of merges are rare, circles impossible. */
const redirectsMax = 10;

/**
 * A record within reach, by id. A merged one answers as the record it lives on in; one that is gone answers like none. With
 * `lock`, held until the transaction ends: two people who change it take turns; with "key share", as something to point at, which
 * nobody merges or removes meanwhile.
 */
export async function recordById(
  ctx: Ctx,
  tx: Tx,
  permission: string,
  type: RecordType,
  id: string,
  lock: boolean | "key share" = false,
): Promise<Authorized<RecordRow>> {
  const table = tableOf[type];
  let at = id;
  for (let step = 0; step < redirectsMax; step++) {
    const read = tx.planned
      .select()
      .from(table)
      .where(and(ofTenant(table.organisationId, ctx.organisationId), eq(table.id, at)));
    const [found] = lock ? await read.for(lock === true ? "no key update" : lock) : await read;
    if (found?.mergedInto) {
      at = found.mergedInto;
      continue;
    }
    const live = found?.goneAt ? undefined : (found as RecordRow | undefined);
    return authorized(ctx, tx, permission, live, (record) => record.ownerId);
  }
  throw new NotFound();
}

export async function accountFor(
  ctx: Ctx,
  tx: Tx,
  permission: string,
  id: string,
  lock?: "key share",
): Promise<Authorized<Account>> {
  return (await recordById(ctx, tx, permission, "account", id, lock)) as unknown as Authorized<Account>;
}

export async function contactFor(ctx: Ctx, tx: Tx, permission: string, id: string): Promise<Authorized<Contact>> {
  return (await recordById(ctx, tx, permission, "contact", id)) as unknown as Authorized<Contact>;
}

/** Any of them, by type, with the account its history also stands under. */
export async function recordFor(ctx: Ctx, tx: Tx, verb: "read" | "write", type: RecordType, id: string) {
  const record = await recordById(ctx, tx, `crm.${type}.${verb}`, type, id, verb === "write");
  return { accountId: accountIdOf(type, record), record };
}

/** For verbs that only make sense for a person: the system has no own records. */
export function actingPerson(ctx: Ctx): string {
  if (!ctx.actor.personId) throw new NotFound();
  return ctx.actor.personId;
}
