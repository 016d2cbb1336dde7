import { ofTenant } from "@arraigo/db";
import { withinReach } from "@arraigo/directory";
import { people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, desc, eq, isNotNull } from "drizzle-orm";
import { ownerName } from "../records/owner-name";
import { imports } from "./tables";

const importsShown = 20;

/** The last imports within reach, newest first. */
export async function listImports(ctx: Ctx) {
  return inTransaction(ctx, async (tx) => {
    const rows = await tx
      .select({
        id: imports.id,
        fileName: imports.fileName,
        createdByName: ownerName,
        committedAt: imports.committedAt,
        created: imports.created,
        updated: imports.updated,
        unchanged: imports.unchanged,
        failed: imports.failed,
      })
      .from(imports)
      .leftJoin(people, and(eq(people.organisationId, imports.organisationId), eq(people.id, imports.createdBy)))
      .where(
        and(
          ofTenant(imports.organisationId, ctx.organisationId),
          isNotNull(imports.committedAt),
          withinReach(ctx, "crm.record.import", imports.createdBy),
        ),
      )
      .orderBy(desc(imports.createdAt), desc(imports.id))
      .limit(importsShown);
    return rows.map((row) => ({ ...row, committedAt: row.committedAt?.toISOString() ?? null }));
  });
}
