import type { Authorized } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { relatedCases } from "../cases/related-cases";
import { relatedOpportunities } from "../opportunities/related-opportunities";
import { contactFor } from "../records/find-record";
import { contactName } from "../records/fold";
import { shownRecord } from "../records/get-record";
import type { RecordRow } from "../records/record-table";
import { readPoints } from "./read-points";
import { otherAccounts } from "./relate-contact";

/** A contact with its addresses, accounts, opportunities and cases. */
export async function getContact(ctx: Ctx, input: { id: string }) {
  return inTransaction(ctx, async (tx) => {
    const found = await contactFor(ctx, tx, "crm.contact.read", input.id);
    const { organisationId, searchText, nameKey, emailKey, otherAddresses, ...contact } = found;
    const row = found as unknown as Authorized<RecordRow>;
    const [{ values, names, gone, ownerName, mayWrite }, points, accounts, opportunities, cases] = await Promise.all([
      shownRecord(ctx, tx, "contact", row),
      readPoints(ctx, tx, "contact", row),
      otherAccounts(ctx, tx, contact.id),
      relatedOpportunities(ctx, tx, { contactId: contact.id }),
      relatedCases(ctx, tx, { contactId: contact.id }),
    ]);
    return {
      ...contact,
      name: contactName(contact),
      createdAt: contact.createdAt.toISOString(),
      updatedAt: contact.updatedAt.toISOString(),
      lastActivityAt: contact.lastActivityAt?.toISOString() ?? null,
      ownerName,
      accountName: contact.accountId ? (names[contact.accountId] ?? null) : null,
      values,
      names,
      gone,
      points,
      accounts,
      opportunities,
      cases,
      mayWrite,
    };
  });
}
