import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction, NotFound } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/record-audit";
import { brokenConstraint } from "../broken-constraint";
import type { SaveJobRole } from "../contract";
import { NameTaken } from "../errors";
import { jobRoles } from "../people/tables";

/** Makes or renames a job role. Behaviours expected of it stay expected. */
export async function saveJobRole(ctx: Ctx, { id, name }: SaveJobRole): Promise<{ id: string }> {
  const roleId = id ?? newId();
  await inTransaction(ctx, async (tx) => {
    try {
      const saved = id
        ? await tx
            .update(jobRoles)
            .set({ name })
            .where(and(ofTenant(jobRoles.organisationId, ctx.organisationId), eq(jobRoles.id, id)))
            .returning({ id: jobRoles.id })
        : await tx
            .insert(jobRoles)
            .values({ id: roleId, organisationId: ctx.organisationId, name })
            .returning({ id: jobRoles.id });
      if (saved.length === 0) throw new NotFound();
    } catch (error) {
      throw brokenConstraint(error) ? new NameTaken({ name }, "name") : error;
    }
    await recordAudit(ctx, tx, {
      action: "directory.job_role_saved",
      subjectType: "job_role",
      subjectId: roleId,
      facts: { name },
    });
  });
  return { id: roleId };
}
