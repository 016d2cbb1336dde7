import { ofTenant } from "@arraigo/db";
import { holds } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { accounts } from "../accounts/tables";
import type { FindRecords } from "../contract";
import { opportunities } from "../opportunities/tables";
import { searchPatterns } from "./fold";
import { accountsNamed, contactsNamed } from "./named-records";
import { readableWhere } from "./readable-names";
import { ownedBy, ownersInScope, texts, uuids } from "./scope";

const eachMax = 6;

/** The palette's and the pickers' search: contacts, accounts and open opportunities whose names contain the words. */
export async function findRecords(ctx: Ctx, input: FindRecords) {
  return inTransaction(ctx, async (tx) => {
    const contacts = await contactsNamed(ctx, tx, input.text, eachMax);
    const found = await accountsNamed(ctx, tx, input.text, eachMax);
    if (!holds(ctx, "crm.opportunity.read")) return { contacts, accounts: found, opportunities: [] };
    const owners = await ownersInScope(ctx, tx, "crm.opportunity.read");
    const companies = holds(ctx, "crm.account.read") ? await ownersInScope(ctx, tx, "crm.account.read") : [];
    const patterns = texts(searchPatterns(input.text) ?? []);
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
          sql`(${opportunities.id} in (select crm.records_matching('opportunity', ${patterns}, ${uuids(owners)}, 500))
            or ${opportunities.accountId} in (select crm.records_matching('account', ${patterns}, ${uuids(companies)}, 500)))`,
        ),
      )
      .orderBy(desc(opportunities.createdAt), desc(opportunities.id))
      .limit(eachMax);
    return { contacts, accounts: found, opportunities: open };
  });
}
