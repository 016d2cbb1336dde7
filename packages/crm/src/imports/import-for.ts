import { ofTenant } from "@arraigo/db";
import { authorized } from "@arraigo/directory";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { ImportAlreadyDone } from "../errors";
import { imports } from "./tables";

/** An import within reach: one's own, or a team member's. */
export async function importFor(ctx: Ctx, tx: Tx, id: string) {
  const [found] = await tx
    .select()
    .from(imports)
    .where(and(ofTenant(imports.organisationId, ctx.organisationId), eq(imports.id, id)))
    .for("update");
  return authorized(ctx, tx, "crm.record.import", found, (each) => each.createdBy);
}

/** The same, with its file still there. */
export async function openImport(ctx: Ctx, tx: Tx, id: string) {
  const found = await importFor(ctx, tx, id);
  if (found.committedAt || found.content === null) throw new ImportAlreadyDone();
  return { ...found, content: found.content };
}
