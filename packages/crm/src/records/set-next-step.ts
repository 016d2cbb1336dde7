import { type Ctx, inTransaction } from "@arraigo/platform";
import type { SetNextStep } from "../contract";
import { changeRecords } from "./change-records";
import { recordFor } from "./find-record";

/**
 * Says what comes next on a record, and when; or that it is done. A staged record keeps what its stage asks for. With `was`, what
 * somebody else set since it was read is refused (`crm.ChangedMeanwhile`).
 */
export async function setNextStep(ctx: Ctx, input: SetNextStep): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { record } = await recordFor(ctx, tx, "write", input.type, input.id);
    const { nextStep, nextStepOn, was } = input;
    await changeRecords(ctx, tx, input.type, [{ id: record.id, values: { nextStep, nextStepOn }, was }], {
      as: "next_step_set",
    });
  });
}
