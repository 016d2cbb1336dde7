import { ofTenant } from "@arraigo/db";
import { inTransaction, type JobHandler } from "@arraigo/platform";
import { and, inArray, lt, sql } from "drizzle-orm";
import { importPieces, imports } from "./tables";

const keptMs = 86_400_000;

/** Forgets the files that were uploaded and never imported: contacts are not kept for a decision nobody made. */
export const forgetUploads: JobHandler = async (ctx) => {
  const before = new Date(ctx.clock.now().getTime() - keptMs);
  await inTransaction(ctx, async (tx) => {
    const forgotten = and(
      ofTenant(imports.organisationId, ctx.organisationId),
      inArray(imports.state, ["uploading", "ready"]),
      lt(imports.createdAt, before),
    );
    await tx
      .delete(importPieces)
      .where(
        and(
          ofTenant(importPieces.organisationId, ctx.organisationId),
          sql`${importPieces.importId} in (select ${imports.id} from ${imports} where ${forgotten})`,
        ),
      );
    await tx.delete(imports).where(forgotten);
  });
};
