import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction } from "@arraigo/platform";
import type { CreateAccount } from "../contract";
import { accountKeys } from "../records/fold";
import { recordUse } from "../records/record-use";
import { recordHistory } from "../timeline/record-event";
import { accounts } from "./tables";

/** Adds an account in the care of whoever adds it. */
export async function createAccount(ctx: Ctx, input: CreateAccount): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(accounts).values({
      ...input,
      id,
      organisationId: ctx.organisationId,
      ownerId: ctx.actor.personId,
      ...accountKeys(input),
      createdAt: now,
      updatedAt: now,
    });
    await recordHistory(ctx, tx, [{ subjectType: "account", subjectId: id, accountId: id, kind: "created" }]);
    if (input.nextStepOn) await recordUse(ctx, tx, "next_step_set");
    return { id };
  });
}
