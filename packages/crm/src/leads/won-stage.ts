import { type Ctx, NotFound, type Tx } from "@arraigo/platform";
import { pipelinesOf, type Stage } from "../pipeline/list-stages";

/** The end that a lead's pipeline calls won: converted. */
export async function wonStageOf(ctx: Ctx, tx: Tx, stageId: string): Promise<Stage> {
  return endOf(ctx, tx, stageId, "won");
}

/** The end that it calls lost: disqualified. */
export async function lostStageOf(ctx: Ctx, tx: Tx, stageId: string): Promise<Stage> {
  return endOf(ctx, tx, stageId, "lost");
}

async function endOf(ctx: Ctx, tx: Tx, stageId: string, kind: "won" | "lost"): Promise<Stage> {
  const pipelines = await pipelinesOf(ctx, tx, "lead");
  const pipeline = pipelines.find((each) => each.stages.some((stage) => stage.id === stageId)) ?? pipelines[0];
  const end = pipeline?.stages.find((stage) => stage.kind === kind);
  if (!end) throw new NotFound();
  return end;
}
