import { ofTenant } from "@arraigo/db";
import { holds } from "@arraigo/directory";
import { people } from "@arraigo/directory/schema";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { StageKind } from "../contract";
import { stageInWords } from "../pipeline/given-names";
import { stages } from "../pipeline/tables";
import { ownerName } from "../records/owner-name";
import { ownedBy, ownersInScope } from "../records/scope";
import { cases } from "./tables";

const relatedMax = 20;

/** The cases of an account or a contact within reach, open ones first, then the latest. */
export async function relatedCases(
  ctx: Ctx,
  tx: Tx,
  of: { accountId?: string; contactId?: string; productId?: string },
) {
  if (!holds(ctx, "crm.case.read")) return [];
  const rows = await tx.planned
    .select({
      id: cases.id,
      number: cases.number,
      subject: cases.subject,
      priority: cases.priority,
      openedAt: cases.openedAt,
      closedAt: cases.closedAt,
      stageName: stages.name,
      stageKind: stages.kind,
      ownerName,
    })
    .from(cases)
    .innerJoin(stages, and(eq(stages.organisationId, cases.organisationId), eq(stages.id, cases.stageId)))
    .leftJoin(people, and(eq(people.organisationId, cases.organisationId), eq(people.id, cases.ownerId)))
    .where(
      and(
        ofTenant(cases.organisationId, ctx.organisationId),
        isNull(cases.goneAt),
        of.accountId ? eq(cases.accountId, of.accountId) : undefined,
        of.contactId ? eq(cases.contactId, of.contactId) : undefined,
        of.productId ? eq(cases.productId, of.productId) : undefined,
        ownedBy(cases.ownerId, await ownersInScope(ctx, tx, "crm.case.read")),
      ),
    )
    .orderBy(sql`${cases.closedAt} is not null`, desc(cases.openedAt), desc(cases.id))
    .limit(relatedMax);
  return rows.map((row) => ({
    ...row,
    stageName: stageInWords("case", row.stageName, ctx.actor.language),
    stageKind: row.stageKind as StageKind,
    openedAt: row.openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
  }));
}
