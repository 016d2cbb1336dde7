import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction, NotFound } from "@arraigo/platform";
import { and, eq, sql } from "drizzle-orm";
import { recordAudit } from "../audit/record-audit";
import { brokenConstraint, foreignKeyViolation, uniqueViolation } from "../broken-constraint";
import type { SaveOrgUnit } from "../contract";
import { NameTaken, OrgUnitLoop, ReferenceUnknown } from "../errors";
import { orgUnits } from "../people/tables";

/** Makes, renames or moves an org unit. People and everything below it move along. */
export async function saveOrgUnit(ctx: Ctx, { id, parentId, name }: SaveOrgUnit): Promise<{ id: string }> {
  const unitId = id ?? newId();
  await inTransaction(ctx, async (tx) => {
    try {
      if (id) {
        if (parentId) {
          const { rows } = await tx.execute(
            sql`select from directory.units_below(${ctx.organisationId}, array[${id}]::uuid[]) as below(id) where id = ${parentId}::uuid`,
          );
          if (rows.length > 0) throw new OrgUnitLoop({}, "parentId");
        }
        const changed = await tx
          .update(orgUnits)
          .set({ parentId, name })
          .where(and(ofTenant(orgUnits.organisationId, ctx.organisationId), eq(orgUnits.id, id)))
          .returning({ id: orgUnits.id });
        if (changed.length === 0) throw new NotFound();
      } else await tx.insert(orgUnits).values({ id: unitId, organisationId: ctx.organisationId, parentId, name });
    } catch (error) {
      const broken = brokenConstraint(error);
      if (broken?.code === uniqueViolation) throw new NameTaken({ name }, "name");
      if (broken?.code === foreignKeyViolation) throw new ReferenceUnknown({}, "parentId");
      throw error;
    }
    await recordAudit(ctx, tx, {
      action: "directory.org_unit_saved",
      subjectType: "org_unit",
      subjectId: unitId,
      facts: { name, parentId },
    });
  });
  return { id: unitId };
}
