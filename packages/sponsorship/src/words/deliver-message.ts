import { ofTenant } from "@arraigo/db";
import { tellPeople } from "@arraigo/directory";
import { people } from "@arraigo/directory/schema";
import { inTransaction, type JobHandler } from "@arraigo/platform";
import { inLanguage, type Language } from "@arraigo/platform/contract";
import { and, eq, isNull } from "drizzle-orm";
import { messages, receipts } from "./tables";

const peopleAtOnce = 1_000;

/** Tells everybody a message went to and who has not read it yet, as of when it was sent. Telling twice tells once, so a retry is harmless. */
export const deliverMessage: JobHandler = async (ctx, data) => {
  await inTransaction(ctx, async (tx) => {
    const messageId = String(data.messageId);
    const [message] = await tx
      .select({
        subject: messages.subject,
        sentAt: messages.sentAt,
        givenName: people.givenName,
        familyName: people.familyName,
      })
      .from(messages)
      .innerJoin(people, and(eq(people.organisationId, messages.organisationId), eq(people.id, messages.sponsorId)))
      .where(and(ofTenant(messages.organisationId, ctx.organisationId), eq(messages.id, messageId)));
    if (!message) return;
    const readers = await tx
      .select({ personId: receipts.personId, language: people.language })
      .from(receipts)
      .innerJoin(people, and(eq(people.organisationId, receipts.organisationId), eq(people.id, receipts.personId)))
      .where(
        and(
          ofTenant(receipts.organisationId, ctx.organisationId),
          eq(receipts.messageId, messageId),
          isNull(receipts.readAt),
        ),
      );
    const sponsor = `${message.givenName} ${message.familyName}`;
    for (let from = 0; from < readers.length; from += peopleAtOnce)
      await tellPeople(
        { ...ctx, clock: { now: () => message.sentAt } },
        tx,
        readers.slice(from, from + peopleAtOnce).map(({ personId, language }) => ({
          personId,
          kind: "sponsorship.messageReceived" as const,
          params: { sponsor, subject: inLanguage(message.subject, language as Language) },
          to: `/sponsor/messages/${messageId}` as const,
          onceKey: `sponsorship.message.${messageId}`,
        })),
      );
  });
};
