import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/record-audit";
import type { AssignRole } from "../contract";
import { ReferenceUnknown } from "../errors";
import { orgUnits, people } from "../people/tables";
import { authorized } from "./authorized";
import { roleAssignments } from "./tables";

/** Gives a person a bundle of permissions, for the organisation or for one unit and everything below it. Given twice, it is there once. */
export async function assignRole(ctx: Ctx, { personId, role, orgUnitId }: AssignRole): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const [found] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(ofTenant(people.organisationId, ctx.organisationId), eq(people.id, personId)));
    await authorized(ctx, tx, "directory.access.manage", found, (each) => each.id);
    if (orgUnitId) {
      const [unit] = await tx
        .select({ id: orgUnits.id })
        .from(orgUnits)
        .where(and(ofTenant(orgUnits.organisationId, ctx.organisationId), eq(orgUnits.id, orgUnitId)));
      if (!unit) throw new ReferenceUnknown({}, "orgUnitId");
    }
    const made = await tx
      .insert(roleAssignments)
      .values({
        id: newId(),
        organisationId: ctx.organisationId,
        personId,
        role,
        orgUnitId,
        createdAt: ctx.clock.now(),
      })
      .onConflictDoNothing()
      .returning({ id: roleAssignments.id });
    if (made.length > 0)
      await recordAudit(ctx, tx, {
        action: "directory.role_assigned",
        subjectType: "person",
        subjectId: personId,
        facts: { role, orgUnitId },
      });
  });
}
