import type { Ctx, Tx } from "@arraigo/platform";
import type { StagedType } from "../record-types";
import type { Doing } from "../records/doing";
import type { RecordRow } from "../records/record-table";
import { assertGate } from "./assert-gate";
import { findMissing } from "./find-missing";
import { isMet, type Missing } from "./gate";
import { pipelinesOf, type Stage } from "./list-stages";
import { landNonConforming } from "./override-gate";

/**
 * A record made in a later stage meets that stage's gate like one that is moved there. An import lands what does not, in the list
 * of overrides; everybody else is told what is missing.
 */
export async function assertStartAllowed(
  ctx: Ctx,
  tx: Tx,
  type: StagedType,
  starting: readonly { row: RecordRow; stage: Stage }[],
  doing: Doing,
): Promise<void> {
  const pipelines = await pipelinesOf(ctx, tx, type);
  const entrants = starting.map(({ row, stage }) => ({ row, from: null, to: stage }));
  const missing = await findMissing(ctx, tx, type, pipelines, entrants);
  const unmet = starting
    .map((each, index) => ({ ...each, missing: missing[index] as Missing }))
    .filter((each) => !isMet(each.missing));
  const [first] = unmet;
  if (!first) return;
  if (doing.source !== "import") await assertGate(ctx, tx, type, first.stage, first.missing);
  await landNonConforming(ctx, tx, type, unmet, doing);
}
