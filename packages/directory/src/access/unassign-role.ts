import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/record-audit";
import type { UnassignRole } from "../contract";
import { authorized } from "./authorized";
import { assertAdministratorRemains } from "./last-administrator";
import { roleAssignments } from "./tables";

/** Takes a bundle of permissions away; it is gone at the person's next request. */
export async function unassignRole(ctx: Ctx, { assignmentId }: UnassignRole): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const where = and(
      ofTenant(roleAssignments.organisationId, ctx.organisationId),
      eq(roleAssignments.id, assignmentId),
    );
    const [found] = await tx.select().from(roleAssignments).where(where);
    const { personId, role, orgUnitId } = await authorized(
      ctx,
      tx,
      "directory.access.manage",
      found,
      (each) => each.personId,
    );
    if (role === "administrator" && orgUnitId === null) await assertAdministratorRemains(ctx, tx, personId);
    await tx.delete(roleAssignments).where(where);
    await recordAudit(ctx, tx, {
      action: "directory.role_unassigned",
      subjectType: "person",
      subjectId: personId,
      facts: { role, orgUnitId },
    });
  });
}
