import { ofTenant } from "@arraigo/db";
import { directoryEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction } from "@arraigo/platform";
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
  const personId = ctx.actor.personId ?? "";
  await inTransaction(ctx, async (tx) => {
    await tx
      .update(people)
      .set({ ...input, updatedAt: ctx.clock.now() })
      .where(and(ofTenant(people.organisationId, ctx.organisationId), eq(people.id, personId)));
    // Days are counted by a person's own calendar, so whoever counted theirs counts again.
    if (input.timeZone !== undefined && input.timeZone !== ctx.actor.timeZone)
      await emit(tx, directoryEvents.personChanged, { personId });
  });
}
