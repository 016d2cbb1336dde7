import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, NotFound } from "@arraigo/platform";
import { and, desc, eq, isNull } from "drizzle-orm";
import type { CaseById } from "../contract";
import { moveRecord } from "../pipeline/move-record";
import { stageEntries, stages } from "../pipeline/tables";
import { recordById } from "../records/find-record";
import { CaseNotClosed } from "./errors";

/** Opens a closed case again in the stage it was closed from, through the same gate as every move. */
export async function reopenCase(ctx: Ctx, input: CaseById): Promise<{ moved: boolean }> {
  return inTransaction(ctx, async (tx) => {
    const found = await recordById(ctx, tx, "crm.case.write", "case", input.id, true);
    if (found.closedAt === null) throw new CaseNotClosed();
    const [before] = await tx
      .select({ stageId: stageEntries.stageId })
      .from(stageEntries)
      .innerJoin(
        stages,
        and(eq(stages.organisationId, stageEntries.organisationId), eq(stages.id, stageEntries.stageId)),
      )
      .where(
        and(
          ofTenant(stageEntries.organisationId, ctx.organisationId),
          eq(stageEntries.recordId, found.id),
          eq(stages.kind, "open"),
          isNull(stageEntries.undoneAt),
        ),
      )
      .orderBy(desc(stageEntries.enteredAt), desc(stageEntries.id))
      .limit(1);
    const stageId = before?.stageId ?? (await firstOpenStage());
    return moveRecord(ctx, { type: "case", id: found.id, stageId });

    /** A case that was imported closed has never been open here. */
    async function firstOpenStage(): Promise<string> {
      const [first] = await tx
        .select({ id: stages.id })
        .from(stages)
        .where(
          and(
            ofTenant(stages.organisationId, ctx.organisationId),
            eq(stages.kind, "open"),
            eq(
              stages.pipelineId,
              tx
                .select({ id: stages.pipelineId })
                .from(stages)
                .where(and(ofTenant(stages.organisationId, ctx.organisationId), eq(stages.id, String(found.stageId)))),
            ),
          ),
        )
        .orderBy(stages.position, stages.id)
        .limit(1);
      if (!first) throw new NotFound();
      return first.id;
    }
  });
}
