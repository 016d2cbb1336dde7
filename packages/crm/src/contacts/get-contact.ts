import { ofTenant } from "@arraigo/db";
import { holds, reaches } from "@arraigo/directory";
import { people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { nameOfAccount } from "../accounts/name-of-account";
import { relatedOpportunities } from "../opportunities/related-opportunities";
import { contactFor } from "../records/find-record";
import { contactName } from "../records/fold";
import { ownerName } from "../records/owner-name";

/** A contact with its account, owner and opportunities. */
export async function getContact(ctx: Ctx, input: { id: string }) {
  return inTransaction(ctx, async (tx) => {
    const found = await contactFor(ctx, tx, "crm.contact.read", input.id);
    const { organisationId, searchText, nameKey, emailKey, ...contact } = found;
    const [owner] = contact.ownerId
      ? await tx
          .select({ name: ownerName })
          .from(people)
          .where(and(ofTenant(people.organisationId, ctx.organisationId), eq(people.id, contact.ownerId)))
      : [];
    return {
      ...contact,
      name: contactName(contact),
      createdAt: contact.createdAt.toISOString(),
      updatedAt: contact.updatedAt.toISOString(),
      lastActivityAt: contact.lastActivityAt?.toISOString() ?? null,
      ownerName: owner?.name ?? null,
      accountName: contact.accountId ? await nameOfAccount(ctx, tx, contact.accountId) : null,
      opportunities: await relatedOpportunities(ctx, tx, { contactId: input.id }),
      mayWrite: holds(ctx, "crm.contact.write") && (await reaches(ctx, tx, "crm.contact.write", contact.ownerId)),
    };
  });
}
