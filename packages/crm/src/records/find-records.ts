import { ofTenant } from "@arraigo/db";
import { holds } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { accounts } from "../accounts/tables";
import type { FindRecords } from "../contract";
import { opportunities } from "../opportunities/tables";
import { firstMatches, meantFirst } from "./first-matches";
import { searchPatterns } from "./fold";
import { accountsNamed, contactsNamed, matchedMax } from "./named-records";
import { readableWhere } from "./readable-names";
import { ownedBy, ownersInScope } from "./scope";

const eachMax = 6;

/** The palette's and the pickers' search: contacts, accounts and open opportunities whose names contain the words, mine first. */
export async function findRecords(ctx: Ctx, input: FindRecords) {
  return inTransaction(ctx, async (tx) => {
    const contacts = await contactsNamed(ctx, tx, input.text, eachMax);
    const found = await accountsNamed(ctx, tx, input.text, eachMax);
    if (!holds(ctx, "crm.opportunity.read")) return { contacts, accounts: found, opportunities: [] };
    const owners = await ownersInScope(ctx, tx, "crm.opportunity.read");
    const companies = holds(ctx, "crm.account.read") ? await ownersInScope(ctx, tx, "crm.account.read") : [];
    const patterns = searchPatterns(input.text);
    if (!patterns) return { contacts, accounts: found, opportunities: [] };
    const opportunitiesNamed = firstMatches(ctx, "opportunity", input.text, patterns, owners, matchedMax);
    const companiesNamed = firstMatches(ctx, "account", input.text, patterns, companies, matchedMax);
    const open = await tx
      .select({
        id: opportunities.id,
        name: opportunities.name,
        accountId: opportunities.accountId,
        accountName: accounts.name,
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
      .where(
        and(
          ofTenant(opportunities.organisationId, ctx.organisationId),
          isNull(opportunities.closedAt),
          ownedBy(opportunities.ownerId, owners),
          isNull(opportunities.goneAt),
          sql`(${opportunities.id} = any(${opportunitiesNamed}) or ${opportunities.accountId} = any(${companiesNamed}))`,
        ),
      )
      .orderBy(
        desc(sql`${opportunities.ownerId} is not distinct from ${ctx.actor.personId}::uuid`),
        meantFirst("opportunity", input.text),
        desc(opportunities.createdAt),
        desc(opportunities.id),
      )
      .limit(eachMax);
    return { contacts, accounts: found, opportunities: open };
  });
}
