import { ofTenant } from "@arraigo/db";
import { inTransaction, type JobHandler } from "@arraigo/platform";
import type { Language } from "@arraigo/platform/contract";
import { and, eq } from "drizzle-orm";
import { sayNotice } from "../inbox/say-notice";
import { notices } from "../inbox/tables";
import { people } from "../people/tables";
import { letter } from "./letter";

/** Sends a notice by mail, in the person's language, unless it was mailed or read already. */
export const mailNotice: JobHandler = async (ctx, data) => {
  const noticeId = String(data.noticeId);
  const found = await inTransaction(ctx, async (tx) => {
    const [row] = await tx
      .select({ notice: notices, email: people.email, givenName: people.givenName, language: people.language })
      .from(notices)
      .innerJoin(people, and(eq(people.organisationId, notices.organisationId), eq(people.id, notices.personId)))
      .where(and(ofTenant(notices.organisationId, ctx.organisationId), eq(notices.id, noticeId)));
    return row;
  });
  if (!found || found.notice.mailedAt || found.notice.readAt) return;
  const language = found.language as Language;
  const sentence = sayNotice(ctx, language, found.notice);
  await ctx.mailer.send({
    to: found.email,
    subject: sentence.length > 120 ? `${sentence.slice(0, 117)}…` : sentence,
    text: letter(ctx, language, { name: found.givenName, body: sentence, link: `${ctx.portalUrl}${found.notice.to}` }),
    messageKey: `notice ${noticeId}`,
  });
  await inTransaction(ctx, (tx) =>
    tx
      .update(notices)
      .set({ mailedAt: ctx.clock.now() })
      .where(and(ofTenant(notices.organisationId, ctx.organisationId), eq(notices.id, noticeId))),
  );
};
