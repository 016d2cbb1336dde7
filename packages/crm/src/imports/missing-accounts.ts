import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, sql } from "drizzle-orm";
import { accounts } from "../accounts/tables";
import { fold } from "../records/fold";
import { texts } from "../records/scope";
import type { ImportPlan } from "./plan-import";

/** Companies the plan names, by folded name. */
function companiesOf(plan: ImportPlan): Map<string, string> {
  const names = new Map<string, string>();
  const named = [
    ...plan.creates.map(({ contact }) => contact.company),
    ...plan.updates
      .filter(({ changes }) => changes.some((change) => change.field === "company"))
      .map(({ contact }) => contact.company),
  ];
  for (const name of named) if (name && fold(name) && !names.has(fold(name))) names.set(fold(name), name);
  return names;
}

/** The accounts a plan's companies already are, by folded name. */
export async function accountsByName(ctx: Ctx, tx: Tx, plan: ImportPlan): Promise<Map<string, string>> {
  const keys = [...companiesOf(plan).keys()];
  if (keys.length === 0) return new Map();
  const rows = await tx
    .select({ id: accounts.id, nameKey: accounts.nameKey })
    .from(accounts)
    .where(and(ofTenant(accounts.organisationId, ctx.organisationId), sql`${accounts.nameKey} = any(${texts(keys)})`))
    .orderBy(accounts.createdAt, accounts.id);
  const ids = new Map<string, string>();
  for (const row of rows) if (!ids.has(row.nameKey)) ids.set(row.nameKey, row.id);
  return ids;
}

/** The companies no account stands for yet: folded name → a new id and the name. */
export async function missingAccounts(
  ctx: Ctx,
  tx: Tx,
  plan: ImportPlan,
): Promise<Map<string, { id: string; name: string }>> {
  const held = await accountsByName(ctx, tx, plan);
  const missing = new Map<string, { id: string; name: string }>();
  for (const [key, name] of companiesOf(plan))
    if (!held.has(key)) missing.set(key, { id: newId(ctx.clock.now().getTime()), name });
  return missing;
}
