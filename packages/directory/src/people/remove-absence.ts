import { ofTenant } from "@arraigo/db";
import { directoryEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { authorized } from "../access/authorized";
import { recordAudit } from "../audit/record-audit";
import type { RemoveAbsence } from "../contract";
import { absences } from "./tables";

/** Takes back an absence that was recorded wrongly. */
export async function removeAbsence(ctx: Ctx, { absenceId }: RemoveAbsence): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const where = and(ofTenant(absences.organisationId, ctx.organisationId), eq(absences.id, absenceId));
    const [found] = await tx
      .select({ personId: absences.personId, startsOn: absences.startsOn, endsOn: absences.endsOn })
      .from(absences)
      .where(where);
    const absence = await authorized(ctx, tx, "directory.person.manage", found, (each) => each.personId);
    await tx.delete(absences).where(where);
    await recordAudit(ctx, tx, {
      action: "directory.absence_removed",
      subjectType: "person",
      subjectId: absence.personId,
      facts: { startsOn: absence.startsOn, endsOn: absence.endsOn },
    });
    await emit(tx, directoryEvents.personChanged, { personId: absence.personId });
  });
}
