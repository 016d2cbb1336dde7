import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, asc, eq } from "drizzle-orm";
import type { StagedType } from "../record-types";
import { type Pipeline, pipelinesOf } from "./list-stages";
import { pipelines } from "./tables";

/**
 * The pipelines of a type, held until the transaction ends as somebody holds them who puts a record into one of their stages: whoever
 * gives a stage up (`lockPipeline`) waits for them and finds the record, and they see what was given up before them. Taken before
 * any record.
 */
export async function holdProcess(ctx: Ctx, tx: Tx, type: StagedType): Promise<Pipeline[]> {
  await tx.planned
    .select({ id: pipelines.id })
    .from(pipelines)
    .where(and(ofTenant(pipelines.organisationId, ctx.organisationId), eq(pipelines.recordType, type)))
    .orderBy(asc(pipelines.id))
    .for("key share");
  return pipelinesOf(ctx, tx, type);
}
