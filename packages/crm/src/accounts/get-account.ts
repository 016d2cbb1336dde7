import { ofTenant } from "@arraigo/db";
import { holds, reaches } from "@arraigo/directory";
import { people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, asc, eq } from "drizzle-orm";
import { contacts } from "../contacts/tables";
import { relatedOpportunities } from "../opportunities/related-opportunities";
import { accountFor } from "../records/find-record";
import { contactName } from "../records/fold";
import { ownerName } from "../records/owner-name";

const relatedMax = 20;

/** An account with what stands beside it: its owner, the first contacts and its opportunities. */
export async function getAccount(ctx: Ctx, input: { id: string }) {
  return inTransaction(ctx, async (tx) => {
    const { organisationId, searchText, nameKey, ...account } = await accountFor(ctx, tx, "crm.account.read", input.id);
    const [owner] = account.ownerId
      ? await tx
          .select({ name: ownerName })
          .from(people)
          .where(and(ofTenant(people.organisationId, ctx.organisationId), eq(people.id, account.ownerId)))
      : [];
    const atAccount = await tx
      .select({
        id: contacts.id,
        givenName: contacts.givenName,
        familyName: contacts.familyName,
        email: contacts.email,
        title: contacts.title,
      })
      .from(contacts)
      .where(and(ofTenant(contacts.organisationId, ctx.organisationId), eq(contacts.accountId, input.id)))
      .orderBy(asc(contacts.nameKey), asc(contacts.id))
      .limit(relatedMax);
    return {
      ...account,
      createdAt: account.createdAt.toISOString(),
      updatedAt: account.updatedAt.toISOString(),
      lastActivityAt: account.lastActivityAt?.toISOString() ?? null,
      ownerName: owner?.name ?? null,
      contacts: atAccount.map((each) => ({ ...each, name: contactName(each) })),
      opportunities: await relatedOpportunities(ctx, tx, { accountId: input.id }),
      mayWrite: holds(ctx, "crm.account.write") && (await reaches(ctx, tx, "crm.account.write", account.ownerId)),
    };
  });
}
