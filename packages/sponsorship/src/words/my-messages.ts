import { ofTenant } from "@arraigo/db";
import { people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { inLanguage } from "@arraigo/platform/contract";
import { and, desc, eq } from "drizzle-orm";
import { messages, receipts } from "./tables";

/** The newest words sent to this person, and whether they have opened each. */
export async function myMessages(ctx: Ctx) {
  return inTransaction(ctx, async (tx) => {
    const rows = await tx
      .select({
        id: messages.id,
        subject: messages.subject,
        sentAt: messages.sentAt,
        readAt: receipts.readAt,
        givenName: people.givenName,
        familyName: people.familyName,
      })
      .from(receipts)
      .innerJoin(
        messages,
        and(eq(messages.organisationId, receipts.organisationId), eq(messages.id, receipts.messageId)),
      )
      .innerJoin(people, and(eq(people.organisationId, messages.organisationId), eq(people.id, messages.sponsorId)))
      .where(
        and(ofTenant(receipts.organisationId, ctx.organisationId), eq(receipts.personId, ctx.actor.personId ?? "")),
      )
      .orderBy(desc(messages.sentAt), desc(messages.id))
      .limit(50);
    return rows.map((row) => ({
      id: row.id,
      subject: inLanguage(row.subject, ctx.actor.language),
      sponsor: `${row.givenName} ${row.familyName}`,
      sentAt: row.sentAt.toISOString(),
      read: row.readAt !== null,
    }));
  });
}
