import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction, NotFound } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/record-audit";
import { brokenConstraint } from "../broken-constraint";
import type { SaveJobRole } from "../contract";
import { NameTaken } from "../errors";
import { changesBetween, mergedOrRefused } from "../merge-facts";
import { jobRoles } from "../people/tables";

/** Makes or renames a job role. Behaviours expected of it stay expected. */
export async function saveJobRole(ctx: Ctx, { id, was, ...given }: SaveJobRole): Promise<{ id: string }> {
  const roleId = id ?? newId();
  await inTransaction(ctx, async (tx) => {
    const ours = and(ofTenant(jobRoles.organisationId, ctx.organisationId), eq(jobRoles.id, roleId));
    const [before] = id ? await tx.select({ name: jobRoles.name }).from(jobRoles).where(ours).for("update") : [];
    if (id && !before) throw new NotFound();
    const facts = before ? await mergedOrRefused(ctx, tx, roleId, { was, now: before, given }) : given;
    const { name } = facts;
    try {
      if (before) await tx.update(jobRoles).set({ name }).where(ours);
      else await tx.insert(jobRoles).values({ id: roleId, organisationId: ctx.organisationId, name });
    } catch (error) {
      throw brokenConstraint(error) ? new NameTaken({ name }, "name") : error;
    }
    await recordAudit(ctx, tx, {
      action: "directory.job_role_saved",
      subjectType: "job_role",
      subjectId: roleId,
      facts: before ? { name, changes: changesBetween(before, facts, ["name"]) } : { name },
    });
  });
  return { id: roleId };
}
