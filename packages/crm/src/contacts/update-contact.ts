import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import type { UpdateContact } from "../contract";
import { ContactNameless } from "../errors";
import { assertReadable, contactFor } from "../records/find-record";
import { contactKeys } from "../records/fold";
import { namedChanges } from "../records/named-changes";
import { recordHistory } from "../timeline/record-event";
import { contacts } from "./tables";

/** Changes the given fields; what is left out stays. */
export async function updateContact(ctx: Ctx, { contactId, ...fields }: UpdateContact): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const contact = await contactFor(ctx, tx, "crm.contact.write", contactId);
    const after = { ...contact, ...fields };
    if (!after.givenName && !after.familyName && !after.email) throw new ContactNameless({}, "givenName");
    await assertReadable(ctx, tx, fields);
    const changes = await namedChanges(ctx, tx, contact, fields);
    if (changes.length === 0) return;
    await tx
      .update(contacts)
      .set({ ...fields, ...contactKeys(after), updatedAt: ctx.clock.now() })
      .where(and(ofTenant(contacts.organisationId, ctx.organisationId), eq(contacts.id, contactId)));
    await recordHistory(ctx, tx, [
      { subjectType: "contact", subjectId: contactId, accountId: after.accountId, kind: "changed", changes },
    ]);
  });
}
