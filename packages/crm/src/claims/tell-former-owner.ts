import { ofTenant } from "@arraigo/db";
import { tellPeople } from "@arraigo/directory";
import { people } from "@arraigo/directory/schema";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, sql } from "drizzle-orm";
import type { ClaimableType } from "../insight-contract";
import { ownerName } from "../records/owner-name";
import { uuids } from "../records/scope";

interface Taken {
  id: string;
  recordType: ClaimableType;
  recordId: string;
  name: string;
  ownerId: string;
  claimedBy: string;
}

const folders = {
  account: "accounts",
  contact: "contacts",
  lead: "leads",
  opportunity: "opportunities",
  case: "cases",
} as const;

/** Tells whoever owned an abandoned record, and their manager, who takes care of it now: both may take it back. */
export async function tellFormerOwner(ctx: Ctx, tx: Tx, taken: Taken): Promise<void> {
  const rows = await tx
    .select({ id: people.id, name: ownerName, managerId: people.managerId })
    .from(people)
    .where(
      and(
        ofTenant(people.organisationId, ctx.organisationId),
        sql`${people.id} = any(${uuids([taken.ownerId, taken.claimedBy])})`,
      ),
    );
  const owner = rows.find((row) => row.id === taken.ownerId);
  const by = rows.find((row) => row.id === taken.claimedBy);
  const told = [taken.ownerId, owner?.managerId].filter((id): id is string => !!id && id !== taken.claimedBy);
  await tellPeople(
    ctx,
    tx,
    told.map((personId) => ({
      personId,
      kind: personId === taken.ownerId ? ("crm.recordClaimed" as const) : ("crm.recordClaimedFrom" as const),
      params: { record: taken.name, person: by?.name ?? "", owner: owner?.name ?? "" },
      to: `/crm/${folders[taken.recordType]}/${taken.recordId}` as const,
      onceKey: `crm.claim:${taken.id}`,
    })),
  );
}
