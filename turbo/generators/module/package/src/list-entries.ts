import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { asc } from "drizzle-orm";
import { entries } from "./tables";

/** The first 200 entries, by name. */
export async function listEntries(ctx: Ctx) {
  return inTransaction(ctx, (tx) =>
    tx
      .select({ id: entries.id, name: entries.name, addedAt: entries.addedAt })
      .from(entries)
      .where(ofTenant(entries.organisationId, ctx.organisationId))
      .orderBy(asc(entries.name))
      .limit(200),
  );
}
