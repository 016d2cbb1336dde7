import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import type { UpdateAccount } from "../contract";
import { accountFor } from "../records/find-record";
import { accountKeys } from "../records/fold";
import { changesBetween } from "../timeline/changes";
import { recordHistory } from "../timeline/record-event";
import { accounts } from "./tables";

/** Changes the given fields; what is left out stays. Saving what already stands is no change and no history. */
export async function updateAccount(ctx: Ctx, { accountId, ...fields }: UpdateAccount): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const account = await accountFor(ctx, tx, "crm.account.write", accountId);
    const changes = changesBetween(account, fields, Object.keys(fields));
    if (changes.length === 0) return;
    await tx
      .update(accounts)
      .set({ ...fields, ...accountKeys({ ...account, ...fields }), updatedAt: ctx.clock.now() })
      .where(and(ofTenant(accounts.organisationId, ctx.organisationId), eq(accounts.id, accountId)));
    await recordHistory(ctx, tx, [
      { subjectType: "account", subjectId: accountId, accountId, kind: "changed", changes },
    ]);
  });
}
