import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, asc, isNull, sql } from "drizzle-orm";
import type { RecordType } from "../record-types";
import { uuids } from "../records/scope";
import { leads } from "./tables";

const column = {
  account: leads.convertedAccountId,
  contact: leads.convertedContactId,
  opportunity: leads.convertedOpportunityId,
};
const leadsMax = 50;

/** The leads that these records began as: their history is the beginning of theirs. It is never copied, only found. */
export async function convertedLeads(ctx: Ctx, tx: Tx, type: RecordType, ids: readonly string[]): Promise<string[]> {
  if (type !== "account" && type !== "contact" && type !== "opportunity") return [];
  const rows = await tx.planned
    .select({ id: leads.id })
    .from(leads)
    .where(
      and(
        ofTenant(leads.organisationId, ctx.organisationId),
        sql`${column[type]} = any(${uuids(ids)})`,
        isNull(leads.goneAt),
      ),
    )
    .orderBy(asc(leads.id))
    .limit(leadsMax);
  return rows.map((row) => row.id);
}
