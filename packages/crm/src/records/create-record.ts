import { type Ctx, inTransaction } from "@arraigo/platform";
import { RecordNameless } from "../errors";
import type { CreateValues } from "../fields/values-schema";
import { stageById } from "../pipeline/list-stages";
import { isStaged, type RecordType } from "../record-types";
import { createRecords } from "./create-records";
import { recordName } from "./record-keys";

/** Adds a record in the care of whoever adds it. A person or a lead needs a name, a company or an e-mail address. */
export async function createRecord<T extends RecordType>(
  ctx: Ctx,
  type: T,
  input: CreateValues<T>,
): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    const { custom, stageId, ...values } = input as CreateValues<T> & { stageId?: string };
    if (recordName(type, values) === "") throw new RecordNameless({}, "givenName");
    const stage = isStaged(type) && stageId ? { stage: await stageById(ctx, tx, type, stageId) } : {};
    const [id = ""] = await createRecords(ctx, tx, type, [{ values, custom, ...stage }]);
    return { id };
  });
}
