import { ofTenant } from "@arraigo/db";
import { authorized } from "@arraigo/directory";
import { people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { accounts } from "../accounts/tables";
import { contacts } from "../contacts/tables";
import { stagesOf } from "../pipeline/list-stages";
import { contactName } from "../records/fold";
import { getRecord } from "../records/get-record";
import { ownerName } from "../records/owner-name";
import { readableWhere } from "../records/readable-names";
import { opportunities } from "./tables";

/** An opportunity with its account, contact, owner and the whole pipeline, so that a move needs no second question. */
export async function getOpportunity(ctx: Ctx, input: { id: string }) {
  return inTransaction(ctx, async (tx) => {
    const [row] = await tx.planned
      .select({
        opportunity: opportunities,
        accountName: accounts.name,
        givenName: contacts.givenName,
        familyName: contacts.familyName,
        email: contacts.email,
        ownerName,
      })
      .from(opportunities)
      .leftJoin(
        accounts,
        and(
          eq(accounts.organisationId, opportunities.organisationId),
          eq(accounts.id, opportunities.accountId),
          readableWhere(ctx, "account", accounts.ownerId),
        ),
      )
      .leftJoin(
        contacts,
        and(
          eq(contacts.organisationId, opportunities.organisationId),
          eq(contacts.id, opportunities.contactId),
          readableWhere(ctx, "contact", contacts.ownerId),
        ),
      )
      .leftJoin(
        people,
        and(eq(people.organisationId, opportunities.organisationId), eq(people.id, opportunities.ownerId)),
      )
      .where(and(ofTenant(opportunities.organisationId, ctx.organisationId), eq(opportunities.id, input.id)));
    const found = await authorized(ctx, tx, "crm.opportunity.read", row, (each) => each.opportunity.ownerId);
    const { organisationId, ...opportunity } = found.opportunity;
    const [{ values, names, gone, mayWrite }, stages] = await Promise.all([
      getRecord({ ...ctx, tx }, "opportunity", { id: opportunity.id }),
      stagesOf(ctx, tx, "opportunity"),
    ]);
    return {
      ...opportunity,
      stageEnteredAt: opportunity.stageEnteredAt.toISOString(),
      closedAt: opportunity.closedAt?.toISOString() ?? null,
      lastActivityAt: opportunity.lastActivityAt?.toISOString() ?? null,
      createdAt: opportunity.createdAt.toISOString(),
      updatedAt: opportunity.updatedAt.toISOString(),
      accountName: found.accountName,
      contactName:
        found.givenName === null
          ? null
          : contactName({ givenName: found.givenName, familyName: found.familyName ?? "", email: found.email }),
      ownerName: found.ownerName,
      values,
      names,
      gone,
      stages,
      mayWrite,
    };
  });
}
