import { type Ctx, inTransaction } from "@arraigo/platform";
import type { DisqualifyLead } from "../contract";
import { moveRecord } from "../pipeline/move-record";
import { recordById } from "../records/find-record";
import { lostStageOf } from "./won-stage";

/** Gives a lead up, and says why. */
export async function disqualifyLead(ctx: Ctx, input: DisqualifyLead): Promise<{ moved: boolean }> {
  return inTransaction(ctx, async (tx) => {
    const lead = await recordById(ctx, tx, "crm.lead.write", "lead", input.id, true);
    const stage = await lostStageOf(ctx, tx, lead.stageId as string);
    return moveRecord(
      { ...ctx, tx },
      { type: "lead", id: lead.id, stageId: stage.id, fields: { reason: input.reason } },
    );
  });
}
