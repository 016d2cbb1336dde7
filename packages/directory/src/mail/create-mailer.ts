import { createHash } from "node:crypto";
import type { Mail, Mailer } from "@arraigo/platform";
import { createTransport } from "nodemailer";

/** Letters kept for `/dev/mail`: enough to look at, never enough to fill a machine. */
const keptMax = 100;
const waitMs = 10_000;

/** What was sent on a machine without a mail server, newest first. */
export interface Mailbox {
  list(): readonly (Mail & { at: Date })[];
}

const kept: (Mail & { at: Date })[] = [];

/** The one mailbox of this process; it fills only where no mail server is named. */
export const developmentMailbox: Mailbox = { list: () => kept };

/** Sends through the given server, or into `developmentMailbox` where there is none. */
export function createMailer({ smtpUrl, from }: { smtpUrl: string | undefined; from: string }): Mailer {
  if (!smtpUrl)
    return {
      async send(mail) {
        kept.unshift({ ...mail, at: new Date() });
        kept.length = Math.min(kept.length, keptMax);
      },
    };
  const transport = createTransport(smtpUrl, {});
  Object.assign(transport.options, { connectionTimeout: waitMs, greetingTimeout: waitMs, socketTimeout: 3 * waitMs });
  const host = /@([a-z0-9.-]+)>?$/i.exec(from)?.[1] ?? "localhost";
  return {
    async send({ to, subject, text, messageKey }) {
      await transport.sendMail({
        from,
        to: { name: "", address: to },
        subject,
        text,
        html: asHtml(text),
        // The same for the same cause: a letter sent twice by a retry is recognisable as one.
        messageId: `<${createHash("sha256").update(messageKey).digest("hex").slice(0, 32)}@${host}>`,
      });
    },
  };
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}

/** The same words as the plain text, with its links to click. */
export function asHtml(text: string): string {
  const paragraphs = text.split(/\n{2,}/).map((each) => {
    const linked = escapeHtml(each).replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`);
    return `<p>${linked.replaceAll("\n", "<br>")}</p>`;
  });
  return `<div style="font-family:system-ui,sans-serif;font-size:15px;line-height:1.5;max-width:36em">${paragraphs.join("\n")}</div>`;
}
