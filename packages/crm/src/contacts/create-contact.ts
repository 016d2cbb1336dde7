import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction } from "@arraigo/platform";
import type { CreateContact } from "../contract";
import { ContactNameless } from "../errors";
import { assertReadable } from "../records/find-record";
import { contactKeys } from "../records/fold";
import { recordUse } from "../records/record-use";
import { recordHistory } from "../timeline/record-event";
import { contacts } from "./tables";

/** Adds a contact in the care of whoever adds it. Needs a name or an e-mail address. */
export async function createContact(ctx: Ctx, input: CreateContact): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    if (!input.givenName && !input.familyName && !input.email) throw new ContactNameless({}, "givenName");
    await assertReadable(ctx, tx, input);
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(contacts).values({
      ...input,
      id,
      organisationId: ctx.organisationId,
      ownerId: ctx.actor.personId,
      ...contactKeys(input),
      createdAt: now,
      updatedAt: now,
    });
    await recordHistory(ctx, tx, [
      { subjectType: "contact", subjectId: id, accountId: input.accountId ?? null, kind: "created" },
    ]);
    if (input.nextStepOn) await recordUse(ctx, tx, "next_step_set");
    return { id };
  });
}
