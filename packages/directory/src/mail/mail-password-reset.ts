import { ofTenant } from "@arraigo/db";
import { inTransaction, type JobHandler } from "@arraigo/platform";
import type { Language } from "@arraigo/platform/contract";
import { and, eq } from "drizzle-orm";
import { createResetLink, invitationMinutes, resetMinutes } from "../identity/reset-link";
import { organisations, people } from "../people/tables";
import { letter } from "./letter";

/**
 * Sends the link with which a person sets a password: because they asked (`reason: "asked"`), or because they were given
 * access (`"invited"`). The token is made here, so that none lies in the queue; a retry makes a new one.
 */
export const mailPasswordReset: JobHandler = async (ctx, data) => {
  const invited = data.reason === "invited";
  const prepared = await inTransaction(ctx, async (tx) => {
    const [person] = await tx
      .select({
        email: people.email,
        givenName: people.givenName,
        language: people.language,
        organisation: organisations.name,
      })
      .from(people)
      .innerJoin(organisations, eq(organisations.id, people.organisationId))
      .where(and(ofTenant(people.organisationId, ctx.organisationId), eq(people.id, String(data.personId))));
    if (!person) return undefined;
    const link = await createResetLink(tx, {
      personId: String(data.personId),
      portalUrl: ctx.portalUrl,
      now: ctx.clock.now(),
      minutes: invited ? invitationMinutes : resetMinutes,
    });
    return link ? { ...person, link } : undefined;
  });
  if (!prepared) return;
  const language = prepared.language as Language;
  const kind = invited ? "invitation" : "reset";
  const say = (key: string) =>
    ctx.translate(language, `directory.mail.${kind}.${key}`, {
      organisation: prepared.organisation,
      minutes: resetMinutes,
    });
  await ctx.mailer.send({
    to: prepared.email,
    subject: say("subject"),
    text: letter(ctx, language, {
      name: prepared.givenName,
      body: say("body"),
      link: prepared.link,
      afterword: say("afterword"),
    }),
    messageKey: `password ${String(data.jobId)}`,
  });
};
