import { ofTenant } from "@arraigo/db";
import { people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { inLanguage } from "@arraigo/platform/contract";
import { and, eq, isNull } from "drizzle-orm";
import type { ById } from "../contract";
import { MessageNotFound } from "../errors";
import { messages, receipts } from "./tables";

/** Opens a message for one of the people it went to, and keeps that they read it: the first time counts, the rest change nothing. */
export async function readMessage(ctx: Ctx, { id }: ById) {
  return inTransaction(ctx, async (tx) => {
    const mine = and(
      ofTenant(receipts.organisationId, ctx.organisationId),
      eq(receipts.messageId, id),
      eq(receipts.personId, ctx.actor.personId ?? ""),
    );
    const [message] = await tx
      .select({
        id: messages.id,
        subject: messages.subject,
        body: messages.body,
        sentAt: messages.sentAt,
        givenName: people.givenName,
        familyName: people.familyName,
      })
      .from(receipts)
      .innerJoin(
        messages,
        and(eq(messages.organisationId, receipts.organisationId), eq(messages.id, receipts.messageId)),
      )
      .innerJoin(people, and(eq(people.organisationId, messages.organisationId), eq(people.id, messages.sponsorId)))
      .where(mine);
    if (!message) throw new MessageNotFound();
    await tx
      .update(receipts)
      .set({ readAt: ctx.clock.now() })
      .where(and(mine, isNull(receipts.readAt)));
    const { language } = ctx.actor;
    return {
      id: message.id,
      subject: inLanguage(message.subject, language),
      body: inLanguage(message.body, language),
      sponsor: `${message.givenName} ${message.familyName}`,
      sentAt: message.sentAt.toISOString(),
    };
  });
}
