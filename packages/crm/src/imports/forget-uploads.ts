import { ofTenant } from "@arraigo/db";
import { inTransaction, type JobHandler } from "@arraigo/platform";
import { and, isNull, lt } from "drizzle-orm";
import { imports } from "./tables";

const keptMs = 86_400_000;

/** Forgets the files that were uploaded and never imported: contacts are not kept for a decision nobody made. */
export const forgetUploads: JobHandler = async (ctx) => {
  const before = new Date(ctx.clock.now().getTime() - keptMs);
  await inTransaction(ctx, async (tx) => {
    await tx
      .delete(imports)
      .where(
        and(
          ofTenant(imports.organisationId, ctx.organisationId),
          isNull(imports.committedAt),
          lt(imports.createdAt, before),
        ),
      );
  });
};
