import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction, NotFound } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/record-audit";
import { brokenConstraint } from "../broken-constraint";
import type { SaveLocation } from "../contract";
import { NameTaken, TimeZoneUnknown } from "../errors";
import { locations } from "../people/tables";
import { isTimeZone } from "../people/update-me";

/** Makes or changes a place of work. */
export async function saveLocation(ctx: Ctx, { id, name, timeZone }: SaveLocation): Promise<{ id: string }> {
  if (!isTimeZone(timeZone)) throw new TimeZoneUnknown({ timeZone }, "timeZone");
  const locationId = id ?? newId();
  await inTransaction(ctx, async (tx) => {
    try {
      const saved = id
        ? await tx
            .update(locations)
            .set({ name, timeZone })
            .where(and(ofTenant(locations.organisationId, ctx.organisationId), eq(locations.id, id)))
            .returning({ id: locations.id })
        : await tx
            .insert(locations)
            .values({ id: locationId, organisationId: ctx.organisationId, name, timeZone })
            .returning({ id: locations.id });
      if (saved.length === 0) throw new NotFound();
    } catch (error) {
      throw brokenConstraint(error) ? new NameTaken({ name }, "name") : error;
    }
    await recordAudit(ctx, tx, {
      action: "directory.location_saved",
      subjectType: "location",
      subjectId: locationId,
      facts: { name, timeZone },
    });
  });
  return { id: locationId };
}
