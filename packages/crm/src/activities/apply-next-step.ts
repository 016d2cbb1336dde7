import { ofTenant } from "@arraigo/db";
import { holds, reaches } from "@arraigo/directory";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq, isNull } from "drizzle-orm";
import type { SteppedType } from "../contract";
import { NextStepNotYours } from "../errors";
import { opportunities } from "../opportunities/tables";
import { recordById } from "../records/find-record";
import { accountIdOf } from "../records/record-keys";
import { steppedTableOf } from "../records/record-table";
import { changesBetween } from "../timeline/changes";
import { recordHistory } from "../timeline/record-event";
import { actUse } from "../timeline/use-ids";
import type { NamedSubjects, Subjects } from "./activity-subjects";
import type { NextStepEffect } from "./tables";

type Named = NamedSubjects;

/** Which record the next step belongs to: the opportunity, case or lead named, the contact's only open deal, else the contact or account. */
async function bearerOf(ctx: Ctx, tx: Tx, subjects: Named): Promise<{ type: SteppedType; id: string } | undefined> {
  if (subjects.opportunityId) return { type: "opportunity", id: subjects.opportunityId };
  if (subjects.caseId) return { type: "case", id: subjects.caseId };
  if (subjects.leadId) return { type: "lead", id: subjects.leadId };
  const { contactId, accountId } = subjects;
  if (contactId) {
    const open = await tx
      .select({ id: opportunities.id, ownerId: opportunities.ownerId })
      .from(opportunities)
      .where(
        and(
          ofTenant(opportunities.organisationId, ctx.organisationId),
          eq(opportunities.contactId, contactId),
          isNull(opportunities.closedAt),
          isNull(opportunities.goneAt),
        ),
      )
      .limit(2);
    const [only] = open;
    if (only && open.length === 1 && (await reaches(ctx, tx, "crm.opportunity.write", only.ownerId)))
      return { type: "opportunity", id: only.id };
    return { type: "contact", id: contactId };
  }
  return accountId ? { type: "account", id: accountId } : undefined;
}

async function mayChange(ctx: Ctx, tx: Tx, type: SteppedType, ownerId: string | null): Promise<boolean> {
  const permission = `crm.${type}.write`;
  return holds(ctx, permission) && (await reaches(ctx, tx, permission, ownerId));
}

/** Whether nothing stands against a next step with an activity about these records; about nobody yet, nothing does. */
export async function mayApplyNextStep(ctx: Ctx, tx: Tx, subjects: Named): Promise<boolean> {
  const bearer = await bearerOf(ctx, tx, subjects);
  if (!bearer) return true;
  const table = steppedTableOf[bearer.type];
  const [record] = await tx
    .select({ ownerId: table.ownerId })
    .from(table)
    .where(and(ofTenant(table.organisationId, ctx.organisationId), eq(table.id, bearer.id)));
  return record !== undefined && mayChange(ctx, tx, bearer.type, record.ownerId);
}

/** Sets the next step that was named with an activity, and returns what it replaced. Refused like any change to that record. */
export async function applyNextStep(
  ctx: Ctx,
  tx: Tx,
  subjects: Subjects,
  input: { nextStep?: string; nextStepOn?: string; text: string },
): Promise<NextStepEffect | null> {
  const bearer = await bearerOf(ctx, tx, subjects);
  if (!bearer || !input.nextStepOn) return null;
  // Locked, so that what it replaces is what stood there, whoever else sets one at the same moment.
  const record = await recordById(ctx, tx, `crm.${bearer.type}.read`, bearer.type, bearer.id, true);
  const accountId = accountIdOf(bearer.type, record);
  if (!(await mayChange(ctx, tx, bearer.type, record.ownerId))) throw new NextStepNotYours({}, "nextStepOn");
  const from = {
    nextStep: record.nextStep as string | null,
    nextStepOn: record.nextStepOn as string | null,
  };
  const to = { nextStep: input.nextStep ?? input.text.slice(0, 300), nextStepOn: input.nextStepOn };
  const changes = changesBetween(from, to, ["nextStep", "nextStepOn"]);
  if (changes.length === 0) return null;
  const occurredAt = ctx.clock.now();
  const table = steppedTableOf[bearer.type];
  await tx
    .update(table)
    .set({ ...to, updatedAt: occurredAt })
    .where(and(ofTenant(table.organisationId, ctx.organisationId), eq(table.id, bearer.id)));
  await recordHistory(ctx, tx, [
    { subjectType: bearer.type, subjectId: bearer.id, accountId, kind: "changed", changes, occurredAt, stepSet: true },
  ]);
  return { on: bearer.type, id: bearer.id, from, to, usageId: actUse("next_step_set", bearer.id, occurredAt) };
}
