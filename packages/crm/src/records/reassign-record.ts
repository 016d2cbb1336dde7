import { ofTenant } from "@arraigo/db";
import { authorized, recordAudit } from "@arraigo/directory";
import { people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction, localToday } from "@arraigo/platform";
import { and, eq, gte, inArray, isNull, or } from "drizzle-orm";
import type { ReassignRecord } from "../contract";
import { OwnerUnknown } from "../errors";
import { recordHistory } from "../timeline/record-event";
import { recordFor, tableOf } from "./find-record";
import { ownerName } from "./owner-name";

/** Hands a record to somebody else who works here. The new owner need not be in reach: work is handed across departments. */
export async function reassignRecord(ctx: Ctx, input: ReassignRecord): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { record, accountId } = await recordFor(ctx, tx, "read", input.type, input.id);
    await authorized(ctx, tx, "crm.record.reassign", record, (each) => each.ownerId);
    if (record.ownerId === input.ownerId) return;
    const ids = record.ownerId ? [record.ownerId, input.ownerId] : [input.ownerId];
    const named = await tx
      .select({ id: people.id, name: ownerName })
      .from(people)
      .where(
        and(
          ofTenant(people.organisationId, ctx.organisationId),
          inArray(people.id, ids),
          or(
            eq(people.id, record.ownerId ?? input.ownerId),
            isNull(people.endsOn),
            gte(people.endsOn, localToday(ctx)),
          ),
        ),
      );
    const nameOf = (id: string | null) => named.find((person) => person.id === id)?.name ?? null;
    const to = nameOf(input.ownerId);
    if (to === null) throw new OwnerUnknown({}, "ownerId");
    const table = tableOf[input.type];
    await tx
      .update(table)
      .set({ ownerId: input.ownerId, updatedAt: ctx.clock.now() })
      .where(and(ofTenant(table.organisationId, ctx.organisationId), eq(table.id, input.id)));
    await recordHistory(ctx, tx, [
      {
        subjectType: input.type,
        subjectId: input.id,
        accountId,
        kind: "reassigned",
        changes: [{ field: "owner", from: nameOf(record.ownerId), to }],
      },
    ]);
    await recordAudit(ctx, tx, {
      action: "crm.record_reassigned",
      subjectType: input.type,
      subjectId: input.id,
      facts: { from: record.ownerId, to: input.ownerId },
    });
  });
}
