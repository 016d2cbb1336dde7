import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { recordAudit } from "@arraigo/directory";
import { sponsorshipEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction, Unauthenticated } from "@arraigo/platform";
import { and, eq, sql } from "drizzle-orm";
import type { SendMessage } from "../contract";
import { AudienceEmpty } from "../errors";
import { assertAudienceWithin } from "./assert-audience-within";
import { peopleOf } from "./people-of";
import { messages } from "./tables";

/**
 * Sends a word to an audience. Who receives it is settled now; the notices follow as a job. The same request sent twice answers
 * with the message that exists.
 */
export async function sendMessage(ctx: Ctx, input: SendMessage): Promise<{ id: string; recipients: number }> {
  return inTransaction(ctx, async (tx) => {
    const sponsorId = ctx.actor.personId;
    if (!sponsorId) throw new Unauthenticated();
    // Two presses at once: the second waits here and then finds what the first one sent.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${input.submissionKey}, 0))`);
    const [sent] = await tx
      .select({ id: messages.id, recipients: messages.recipients })
      .from(messages)
      .where(
        and(ofTenant(messages.organisationId, ctx.organisationId), eq(messages.submissionKey, input.submissionKey)),
      );
    if (sent) return sent;
    await assertAudienceWithin(ctx, tx, input.audience);
    const id = newId();
    await tx.insert(messages).values({
      id,
      organisationId: ctx.organisationId,
      sponsorId,
      audienceKind: input.audience.kind,
      audienceId: input.audience.kind === "organisation" ? null : input.audience.id,
      subject: input.subject,
      body: input.body,
      recipients: 0,
      submissionKey: input.submissionKey,
      sentAt: ctx.clock.now(),
    });
    const { rowCount } = await tx.execute(sql`
      insert into sponsorship.receipts (organisation_id, message_id, person_id)
      select ${ctx.organisationId}, ${id}, reached.id from (${peopleOf(ctx, input.audience)}) as reached
      where reached.id <> ${sponsorId}`);
    const recipients = rowCount ?? 0;
    if (recipients === 0) throw new AudienceEmpty({}, "audience");
    await tx
      .update(messages)
      .set({ recipients })
      .where(and(ofTenant(messages.organisationId, ctx.organisationId), eq(messages.id, id)));
    await recordAudit(ctx, tx, {
      action: "sponsorship.message_sent",
      subjectType: "message",
      subjectId: id,
      facts: { recipients, audience: input.audience.kind },
    });
    await emit(tx, sponsorshipEvents.messageSent, { messageId: id, sponsorId, recipients });
    await tx.enqueue("sponsorship.deliverMessage", { messageId: id });
    return { id, recipients };
  });
}
