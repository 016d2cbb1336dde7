import { type Ctx, inTransaction } from "@arraigo/platform";
import { RecordNameless } from "../errors";
import type { CreateValues } from "../fields/values-schema";
import type { RecordType } from "../record-types";
import { createRecords } from "./create-records";
import { recordName } from "./record-keys";
import { recordUse } from "./record-use";

/** Adds a record in the care of whoever adds it. A person or a lead needs a name, a company or an e-mail address. */
export async function createRecord<T extends RecordType>(
  ctx: Ctx,
  type: T,
  { custom, ...values }: CreateValues<T>,
): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    if (recordName(type, values) === "") throw new RecordNameless({}, "givenName");
    const [id = ""] = await createRecords(ctx, tx, type, [{ values, custom }]);
    if ("nextStepOn" in values && values.nextStepOn) await recordUse(ctx, tx, "next_step_set");
    return { id };
  });
}
