import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq, gt, isNull } from "drizzle-orm";
import { imports } from "./tables";

/** So long, in minutes, an import keeps what runs every few minutes waiting at most: a million rows take two. */
const minutesMax = 15;

/**
 * Whether rows are being brought in at this moment. What looks at everything that changed waits for the end: beside the import it
 * would take the time of the import's own work. An import that was interrupted, or takes very long, keeps nobody waiting.
 */
export async function importUnderWay(ctx: Ctx): Promise<boolean> {
  const since = new Date(ctx.clock.now().getTime() - minutesMax * 60_000);
  return inTransaction(ctx, async (tx) => {
    const rows = await tx
      .select({ id: imports.id })
      .from(imports)
      .where(
        and(
          ofTenant(imports.organisationId, ctx.organisationId),
          eq(imports.state, "running"),
          isNull(imports.problem),
          gt(imports.startedAt, since),
        ),
      )
      .orderBy(imports.id)
      .limit(1);
    return rows.length > 0;
  });
}
