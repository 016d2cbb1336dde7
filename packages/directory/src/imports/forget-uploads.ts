import { ofTenant } from "@arraigo/db";
import { inTransaction, type JobHandler } from "@arraigo/platform";
import { and, isNotNull, lt } from "drizzle-orm";
import { peopleImports } from "./tables";

const keptMs = 86_400_000;

/** Forgets the files that were uploaded and never imported: people's data is not kept for a decision nobody made. */
export const forgetUploads: JobHandler = async (ctx) => {
  const before = new Date(ctx.clock.now().getTime() - keptMs);
  await inTransaction(ctx, async (tx) => {
    await tx
      .update(peopleImports)
      .set({ content: null })
      .where(
        and(
          ofTenant(peopleImports.organisationId, ctx.organisationId),
          isNotNull(peopleImports.content),
          lt(peopleImports.createdAt, before),
        ),
      );
  });
};
