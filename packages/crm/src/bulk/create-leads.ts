import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { leads } from "../leads/tables";
import { stagesOf } from "../pipeline/list-stages";
import { stageEntries } from "../pipeline/tables";
import { insertRows } from "../records/bulk-rows";
import { leadKeys } from "../records/fold";
import { recordHistory } from "../timeline/record-event";
import { createdEvent, stageEntriesOf } from "./created-event";

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
      const stage = stages[row.stagePosition];
      if (!stage) throw new Error(`the pipeline has no stage ${row.stagePosition}`);
      const enteredAt = row.movedAt ?? row.createdAt;
      return {
        id: row.id ?? newId(row.createdAt.getTime()),
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
        stageId: stage.id,
        stageEnteredAt: enteredAt,
        closedAt: stage.kind === "open" ? null : enteredAt,
        lastActivityAt: row.lastActivityAt ?? null,
        createdAt: row.createdAt,
        updatedAt: enteredAt,
      };
    });
    await insertRows(tx, leads, made);
    const first = stages[0]?.id ?? "";
    await insertRows(
      tx,
      stageEntries,
      made.flatMap((row) =>
        stageEntriesOf({
          organisationId: ctx.organisationId,
          recordType: "lead",
          recordId: row.id,
          steps: [
            ...(row.stageId === first ? [] : [{ stageId: first, at: row.createdAt }]),
            { stageId: row.stageId, at: row.stageEnteredAt },
          ],
        }),
      ),
    );
    await recordHistory(
      ctx,
      tx,
      made.map((row) => createdEvent("lead", row.id, null, row.ownerId, row.createdAt)),
    );
    return made.map((row) => row.id);
  });
}
