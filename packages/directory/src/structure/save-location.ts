import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction, NotFound } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/record-audit";
import { brokenConstraint } from "../broken-constraint";
import type { SaveLocation } from "../contract";
import { NameTaken, TimeZoneUnknown } from "../errors";
import { changesBetween, mergedOrRefused } from "../merge-facts";
import { locations } from "../people/tables";
import { isTimeZone } from "../people/update-me";

/** Makes or changes a place of work. */
export async function saveLocation(ctx: Ctx, { id, was, ...given }: SaveLocation): Promise<{ id: string }> {
  const locationId = id ?? newId();
  await inTransaction(ctx, async (tx) => {
    const ours = and(ofTenant(locations.organisationId, ctx.organisationId), eq(locations.id, locationId));
    const held = { name: locations.name, timeZone: locations.timeZone };
    const [before] = id ? await tx.select(held).from(locations).where(ours).for("update") : [];
    if (id && !before) throw new NotFound();
    const facts = before ? await mergedOrRefused(ctx, tx, locationId, { was, now: before, given }) : given;
    const { name, timeZone } = facts;
    if (!isTimeZone(timeZone)) throw new TimeZoneUnknown({ timeZone }, "timeZone");
    try {
      if (before) await tx.update(locations).set({ name, timeZone }).where(ours);
      else await tx.insert(locations).values({ id: locationId, organisationId: ctx.organisationId, name, timeZone });
    } catch (error) {
      throw brokenConstraint(error) ? new NameTaken({ name }, "name") : error;
    }
    await recordAudit(ctx, tx, {
      action: "directory.location_saved",
      subjectType: "location",
      subjectId: locationId,
      facts: before ? { name, changes: changesBetween(before, facts, ["name", "timeZone"]) } : { name, timeZone },
    });
  });
  return { id: locationId };
}
