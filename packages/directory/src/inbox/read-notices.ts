import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { ReadNotices } from "../contract";
import { notices } from "./tables";

/** Marks notices as read: the named ones, or all. Somebody else's ids change nothing. */
export async function readNotices(ctx: Ctx, input: ReadNotices): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await tx
      .update(notices)
      .set({ readAt: ctx.clock.now() })
      .where(
        and(
          ofTenant(notices.organisationId, ctx.organisationId),
          eq(notices.personId, ctx.actor.personId ?? ""),
          isNull(notices.readAt),
          input.ids ? inArray(notices.id, input.ids) : undefined,
        ),
      );
  });
}
