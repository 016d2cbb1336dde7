import { ofTenant } from "@arraigo/db";
import { holds } from "@arraigo/directory";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, desc, eq, isNull } from "drizzle-orm";
import type { StageKind } from "../contract";
import { stageInWords } from "../pipeline/given-names";
import { stages } from "../pipeline/tables";
import { ownedBy, ownersInScope } from "../records/scope";
import { opportunities } from "./tables";

const relatedMax = 20;

/** The newest opportunities of an account or a contact, within reach. */
export async function relatedOpportunities(ctx: Ctx, tx: Tx, of: { accountId?: string; contactId?: string }) {
  if (!holds(ctx, "crm.opportunity.read")) return [];
  const owners = await ownersInScope(ctx, tx, "crm.opportunity.read");
  const rows = await tx.planned
    .select({
      id: opportunities.id,
      name: opportunities.name,
      amountMinor: opportunities.amountMinor,
      currency: opportunities.currency,
      closesOn: opportunities.closesOn,
      nextStep: opportunities.nextStep,
      nextStepOn: opportunities.nextStepOn,
      stageName: stages.name,
      stageKind: stages.kind,
    })
    .from(opportunities)
    .innerJoin(
      stages,
      and(eq(stages.organisationId, opportunities.organisationId), eq(stages.id, opportunities.stageId)),
    )
    .where(
      and(
        ofTenant(opportunities.organisationId, ctx.organisationId),
        of.accountId ? eq(opportunities.accountId, of.accountId) : undefined,
        of.contactId ? eq(opportunities.contactId, of.contactId) : undefined,
        isNull(opportunities.goneAt),
        ownedBy(opportunities.ownerId, owners),
      ),
    )
    .orderBy(desc(opportunities.createdAt), desc(opportunities.id))
    .limit(relatedMax);
  return rows.map((row) => ({
    ...row,
    stageName: stageInWords("opportunity", row.stageName, ctx.actor.language),
    stageKind: row.stageKind as StageKind,
  }));
}
