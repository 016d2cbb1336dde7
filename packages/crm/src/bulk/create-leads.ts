import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { leads } from "../leads/tables";
import { stagesOf } from "../pipeline/list-stages";
import { insertRows } from "../records/bulk-rows";
import { leadKeys } from "../records/fold";
import { beginStaged, standingAt } from "./created-event";

export interface BulkLead {
  id?: string;
  givenName: string;
  familyName: string;
  company?: string;
  email?: string;
  phone?: string;
  source?: string;
  interest?: string;
  reason?: string;
  ownerId: string | null;
  /** The place in the default pipeline, 0 to 4 (converted is 3, disqualified is 4). */
  stagePosition: number;
  createdAt: Date;
  /** When it came to where it stands; when it was made, if left out. */
  movedAt?: Date;
  lastActivityAt?: Date;
}

/** Many leads in a few statements, each at its own time, with history and stages. For the system alone: no permission, no event. */
export async function createLeads(ctx: Ctx, rows: readonly BulkLead[]): Promise<string[]> {
  return inTransaction(ctx, async (tx) => {
    const stages = await stagesOf(ctx, tx, "lead");
    const made = rows.map((row) => {
      const { createdAt, movedAt } = row;
      return {
        id: row.id ?? newId(createdAt.getTime()),
        organisationId: ctx.organisationId,
        givenName: row.givenName,
        familyName: row.familyName,
        ...leadKeys(row),
        company: row.company ?? null,
        email: row.email ?? null,
        phone: row.phone ?? null,
        source: row.source ?? null,
        interest: row.interest ?? null,
        reason: row.reason ?? null,
        ownerId: row.ownerId,
        tags: [],
        custom: {},
        details: {},
        ...standingAt(stages, { position: row.stagePosition, createdAt, movedAt }),
        lastActivityAt: row.lastActivityAt ?? null,
      };
    });
    await insertRows(tx, leads, made);
    await beginStaged(ctx, tx, "lead", stages[0]?.id ?? "", made, () => null);
    return made.map((row) => row.id);
  });
}
