import { type Ctx, inTransaction } from "@arraigo/platform";
import type { LeadById } from "../contract";
import { recordById } from "../records/find-record";
import { getRecord } from "../records/get-record";
import { referenceNames } from "../records/references";
import { builtUpon, latest } from "./unconvert-lead";

const pointing = {
  accountId: { kind: "record", to: "account" },
  contactId: { kind: "record", to: "contact" },
  opportunityId: { kind: "record", to: "opportunity" },
  convertedBy: { kind: "person" },
} as const;

/** A lead, and what became of it: it stays after its conversion, and leads there. */
export async function getLead(ctx: Ctx, input: LeadById) {
  return inTransaction(ctx, async (tx) => {
    const inside = { ...ctx, tx };
    const record = await getRecord(inside, "lead", input);
    const row = await recordById(ctx, tx, "crm.lead.read", "lead", record.id);
    if (!(row.convertedAt instanceof Date)) return { ...record, conversion: null };
    const ids = {
      accountId: row.convertedAccountId as string | null,
      contactId: row.convertedContactId as string | null,
      opportunityId: row.convertedOpportunityId as string | null,
      convertedBy: row.convertedBy as string | null,
    };
    const names = await referenceNames(ctx, tx, pointing, [ids]);
    const named = (id: string | null) => (id ? { id, name: names.get(id) ?? "" } : null);
    const conversion = await latest(ctx, tx, row.id);
    const mine = conversion !== undefined && conversion.convertedBy === ctx.actor.personId;
    return {
      ...record,
      conversion: {
        at: row.convertedAt.toISOString(),
        byName: ids.convertedBy ? (names.get(ids.convertedBy) ?? null) : null,
        account: named(ids.accountId),
        contact: named(ids.contactId),
        opportunity: named(ids.opportunityId),
        mayUndo: mine && record.mayWrite && !(await builtUpon(ctx, tx, conversion)),
      },
    };
  });
}
