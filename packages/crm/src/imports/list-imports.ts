import { ofTenant } from "@arraigo/db";
import { withinReach } from "@arraigo/directory";
import { people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, desc, eq } from "drizzle-orm";
import type { ImportState } from "../imports-contract";
import type { ImportType } from "../record-types";
import { ownerName } from "../records/owner-name";
import { imports } from "./tables";

const importsShown = 30;

/** The last imports within reach, newest first: done, running, and files nobody has imported yet. */
export async function listImports(ctx: Ctx) {
  return inTransaction(ctx, async (tx) => {
    const rows = await tx
      .select({
        id: imports.id,
        recordType: imports.recordType,
        state: imports.state,
        fileName: imports.fileName,
        createdByName: ownerName,
        rowsTotal: imports.rowsTotal,
        rowsDone: imports.rowsDone,
        createdAt: imports.createdAt,
        committedAt: imports.committedAt,
        undoneAt: imports.undoneAt,
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
          withinReach(ctx, "crm.record.import", imports.createdBy),
        ),
      )
      .orderBy(desc(imports.createdAt), desc(imports.id))
      .limit(importsShown);
    return rows.map((row) => ({
      ...row,
      recordType: row.recordType as ImportType,
      state: row.state as ImportState,
      createdAt: row.createdAt.toISOString(),
      committedAt: row.committedAt?.toISOString() ?? null,
      undoneAt: row.undoneAt?.toISOString() ?? null,
    }));
  });
}
