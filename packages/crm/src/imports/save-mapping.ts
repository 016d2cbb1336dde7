import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { authorized, filed, reaches } from "@arraigo/directory";
import { type Ctx, inTransaction, NotFound } from "@arraigo/platform";
import { and, asc, eq } from "drizzle-orm";
import { MappingNameTaken } from "../errors";
import { ImportMapping, type ListMappings, type MappingById, type SaveMapping } from "../imports-contract";
import type { ImportType } from "../record-types";
import { headerKeyOf } from "./finish-upload";
import { importMappings } from "./tables";

/** Gives a mapping a name, so that anybody can use it again. One's own name again replaces what it stood for. */
export async function saveMapping(ctx: Ctx, input: SaveMapping): Promise<{ mappingId: string }> {
  return inTransaction(ctx, async (tx) => {
    const [taken] = await tx
      .select()
      .from(importMappings)
      .where(
        and(
          ofTenant(importMappings.organisationId, ctx.organisationId),
          eq(importMappings.recordType, input.recordType),
          eq(importMappings.name, input.name),
        ),
      );
    if (taken && !(await reaches(ctx, tx, "crm.record.import", taken.createdBy)))
      throw new MappingNameTaken({}, "name");
    const fresh = {
      headerKey: headerKeyOf(input.headers),
      // A reason is given for one file, each time anew.
      mapping: { ...ImportMapping.parse(input.mapping), overrideReason: undefined },
      createdBy: ctx.actor.personId,
      createdAt: ctx.clock.now(),
    };
    const [saved] = await tx
      .insert(importMappings)
      .values({
        id: newId(ctx.clock.now().getTime()),
        organisationId: ctx.organisationId,
        recordType: input.recordType,
        name: input.name,
        ...fresh,
      })
      .onConflictDoUpdate({
        target: [importMappings.organisationId, importMappings.recordType, importMappings.name],
        set: fresh,
      })
      .returning({ id: importMappings.id });
    if (!saved) throw new NotFound();
    return { mappingId: saved.id };
  });
}

/** The named mappings of a record type, by name. */
export async function listMappings(ctx: Ctx, input: ListMappings) {
  return inTransaction(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(importMappings)
      .where(
        and(
          ofTenant(importMappings.organisationId, ctx.organisationId),
          eq(importMappings.recordType, input.recordType),
        ),
      )
      .orderBy(asc(filed(importMappings.name)), asc(importMappings.id));
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      recordType: row.recordType as ImportType,
      headerKey: row.headerKey,
      mapping: row.mapping,
      mine: row.createdBy === ctx.actor.personId,
    }));
  });
}

/** Forgets a named mapping of one's own; imports done with it keep theirs. */
export async function removeMapping(ctx: Ctx, input: MappingById): Promise<{ mappingId: string }> {
  return inTransaction(ctx, async (tx) => {
    const [found] = await tx
      .select()
      .from(importMappings)
      .where(and(ofTenant(importMappings.organisationId, ctx.organisationId), eq(importMappings.id, input.mappingId)));
    const own = await authorized(ctx, tx, "crm.record.import", found, (each) => each.createdBy);
    await tx
      .delete(importMappings)
      .where(and(ofTenant(importMappings.organisationId, ctx.organisationId), eq(importMappings.id, own.id)));
    return { mappingId: own.id };
  });
}
