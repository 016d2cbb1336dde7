import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import type { ImportById } from "../imports-contract";
import { importIn } from "./import-for";
import { importPieces, imports } from "./tables";

/** Forgets a file that was uploaded and is not going to be imported. */
export async function discardImport(ctx: Ctx, input: ImportById): Promise<{ importId: string }> {
  return inTransaction(ctx, async (tx) => {
    const held = await importIn(ctx, tx, input.importId, ["uploading", "ready"]);
    await tx
      .delete(importPieces)
      .where(and(ofTenant(importPieces.organisationId, ctx.organisationId), eq(importPieces.importId, held.id)));
    await tx.delete(imports).where(and(ofTenant(imports.organisationId, ctx.organisationId), eq(imports.id, held.id)));
    return { importId: held.id };
  });
}
