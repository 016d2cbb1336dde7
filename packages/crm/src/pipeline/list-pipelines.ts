import { grantOf } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import type { ListStages } from "../contract";
import { type Pipeline, pipelinesOf } from "./list-stages";

/** The pipelines in use for a type of record, each with its stages, in order. */
export async function listPipelines(ctx: Ctx, input: ListStages): Promise<Pipeline[]> {
  grantOf(ctx, `crm.${input.type}.read`);
  return inTransaction(ctx, (tx) => pipelinesOf(ctx, tx, input.type));
}
