import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { directoryEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { authorized } from "../access/authorized";
import { recordAudit } from "../audit/record-audit";
import type { RecordAbsence } from "../contract";
import { EndsBeforeStart } from "../errors";
import { absences, people } from "./tables";

/** Days somebody is away, so that nothing is expected of them. The reason is nobody's business and not asked for. */
export async function recordAbsence(ctx: Ctx, input: RecordAbsence): Promise<{ id: string }> {
  if (input.endsOn < input.startsOn) throw new EndsBeforeStart({}, "endsOn");
  return inTransaction(ctx, async (tx) => {
    const [found] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(ofTenant(people.organisationId, ctx.organisationId), eq(people.id, input.personId)));
    const person = await authorized(ctx, tx, "directory.person.manage", found, (each) => each.id);
    const id = newId();
    await tx.insert(absences).values({ ...input, id, organisationId: ctx.organisationId });
    await recordAudit(ctx, tx, {
      action: "directory.absence_recorded",
      subjectType: "person",
      subjectId: person.id,
      facts: { startsOn: input.startsOn, endsOn: input.endsOn },
    });
    await emit(tx, directoryEvents.personChanged, { personId: person.id });
    return { id };
  });
}
