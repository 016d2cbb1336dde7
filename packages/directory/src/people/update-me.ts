import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import type { UpdateMe } from "../contract";
import { TimeZoneUnknown } from "../errors";
import { people } from "./tables";

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A person's own settings: the language everything is said in, and their time zone. */
export async function updateMe(ctx: Ctx, input: UpdateMe): Promise<void> {
  if (input.timeZone !== undefined && !isTimeZone(input.timeZone))
    throw new TimeZoneUnknown({ timeZone: input.timeZone }, "timeZone");
  await inTransaction(ctx, async (tx) => {
    await tx
      .update(people)
      .set({ ...input, updatedAt: ctx.clock.now() })
      .where(and(ofTenant(people.organisationId, ctx.organisationId), eq(people.id, ctx.actor.personId ?? "")));
  });
}
