import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { accounts } from "./tables";

export async function nameOfAccount(ctx: Ctx, tx: Tx, id: string): Promise<string | null> {
  const [row] = await tx
    .select({ name: accounts.name })
    .from(accounts)
    .where(and(ofTenant(accounts.organisationId, ctx.organisationId), eq(accounts.id, id)));
  return row?.name ?? null;
}
