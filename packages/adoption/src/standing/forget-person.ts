import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { recomputePeople } from "./recompute-people";
import { personPeriods, rolloutPeople, states } from "./tables";

/**
 * Forgets where somebody stood and how that came about, after what they did was erased. They are then worked out anew from what is
 * left, as if they had never done anything; nobody is told that they stand elsewhere.
 */
export function forgetPerson(ctx: Ctx, personId: string): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    for (const table of [personPeriods, states, rolloutPeople])
      await tx
        .delete(table)
        .where(and(ofTenant(table.organisationId, ctx.organisationId), eq(table.personId, personId)));
    await recomputePeople({ ...ctx, tx }, [personId]);
  });
}
