import { ofTenant } from "@arraigo/db";
import { grantOf, recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { AssignCase, CaseById, TakeNextCase } from "../contract";
import { casePriorities } from "../fields/case-fields";
import { actingPerson, recordById } from "../records/find-record";
import { assertOwner, handRecords } from "../records/hand-records";
import type { RecordRow } from "../records/record-table";
import { texts } from "../records/scope";
import { CaseTaken } from "./errors";
import { cases } from "./tables";

/** What nobody has judged yet comes after what is known to be moderate, and before what is known to be low. */
const byUrgency = casePriorities.flatMap((priority) => (priority === "low" ? ["", priority] : [priority]));

/**
 * Gives the actor the case that has waited longest among the most urgent, of one queue or of all. Two agents who ask at once get
 * two cases. Null where nothing waits. For whoever reads cases at all: nobody is given what they cannot open.
 */
export async function takeNextCase(ctx: Ctx, input: TakeNextCase): Promise<{ id: string | null }> {
  return inTransaction(ctx, async (tx) => {
    const me = actingPerson(ctx);
    grantOf(ctx, "crm.case.read");
    const [next] = await tx
      .select()
      .from(cases)
      .where(
        and(
          ofTenant(cases.organisationId, ctx.organisationId),
          isNull(cases.ownerId),
          isNull(cases.closedAt),
          isNull(cases.goneAt),
          input.queueId ? eq(cases.queueId, input.queueId) : undefined,
        ),
      )
      .orderBy(
        sql`array_position(${texts(byUrgency)}, coalesce(${cases.priority}, ''))`,
        asc(cases.openedAt),
        asc(cases.id),
      )
      .limit(1)
      .for("update", { skipLocked: true });
    if (!next) return { id: null };
    await handRecords(ctx, tx, "case", [next as unknown as RecordRow], me, { as: "case_taken" });
    return { id: next.id };
  });
}

/** Takes one case that is nobody's. */
export async function takeCase(ctx: Ctx, input: CaseById): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const me = actingPerson(ctx);
    const found = await lockedCase(ctx, tx, "crm.case.read", input.id);
    if (found.ownerId === me) return;
    if (found.ownerId) throw new CaseTaken();
    await handRecords(ctx, tx, "case", [found], me, { as: "case_taken" });
  });
}

/** Puts a case back into its queue, where anybody may take it. */
export async function releaseCase(ctx: Ctx, input: CaseById): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const found = await lockedCase(ctx, tx, "crm.case.write", input.id);
    await handRecords(ctx, tx, "case", [found], null, { as: "case_released" });
  });
}

/** Gives a case to somebody who works here, whoever has it now: for those who hand out work. */
export async function assignCase(ctx: Ctx, input: AssignCase): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const found = await lockedCase(ctx, tx, "crm.case.read", input.id);
    if (found.ownerId === input.ownerId) return;
    await assertOwner(ctx, tx, input.ownerId);
    await handRecords(ctx, tx, "case", [found], input.ownerId);
    await recordAudit(ctx, tx, {
      action: "crm.record_reassigned",
      subjectType: "case",
      subjectId: found.id,
      facts: { from: found.ownerId, to: input.ownerId },
    });
  });
}

const lockedCase = (ctx: Ctx, tx: Tx, permission: string, id: string) =>
  recordById(ctx, tx, permission, "case", id, true);
