import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction, NotFound, type Tx } from "@arraigo/platform";
import { and, eq, sql } from "drizzle-orm";
import { recordAudit } from "../audit/record-audit";
import { brokenConstraint, foreignKeyViolation, uniqueViolation } from "../broken-constraint";
import type { SaveOrgUnit } from "../contract";
import { NameTaken, OrgUnitLoop, ReferenceUnknown } from "../errors";
import { changesBetween, mergedOrRefused } from "../merge-facts";
import { orgUnits } from "../people/tables";

/** Makes, renames or moves an org unit. People and everything below it move along. */
export async function saveOrgUnit(ctx: Ctx, { id, was, ...given }: SaveOrgUnit): Promise<{ id: string }> {
  const unitId = id ?? newId();
  await inTransaction(ctx, async (tx) => {
    const before = id ? await byId(ctx, tx, id) : undefined;
    const facts = before ? await mergedOrRefused<Facts>(ctx, tx, unitId, { was, now: before, given }) : given;
    const { parentId, name } = facts;
    try {
      if (id) {
        if (parentId) {
          const { rows } = await tx.execute(
            sql`select from directory.units_below(${ctx.organisationId}, array[${id}]::uuid[]) as below(id) where id = ${parentId}::uuid`,
          );
          if (rows.length > 0) throw new OrgUnitLoop({}, "parentId");
        }
        await tx
          .update(orgUnits)
          .set({ parentId, name })
          .where(and(ofTenant(orgUnits.organisationId, ctx.organisationId), eq(orgUnits.id, id)));
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
      facts: before ? { name, changes: changesBetween(before, facts, Object.keys(facts)) } : { name, parentId },
    });
  });
  return { id: unitId };
}

type Facts = Omit<SaveOrgUnit, "id" | "was">;

async function byId(ctx: Ctx, tx: Tx, id: string): Promise<Facts> {
  const [row] = await tx
    .select({ parentId: orgUnits.parentId, name: orgUnits.name })
    .from(orgUnits)
    .where(and(ofTenant(orgUnits.organisationId, ctx.organisationId), eq(orgUnits.id, id)))
    .for("update");
  if (!row) throw new NotFound();
  return row;
}
