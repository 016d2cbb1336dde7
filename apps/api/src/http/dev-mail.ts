import { escapeHtml, type Mailbox } from "@arraigo/directory";
import type { Handler } from "hono";

/** What was sent on a machine without a mail server: for whoever tries the product out. Never there in production. */
export function showMailbox(mailbox: Mailbox): Handler {
  return (c) => {
    const letters = mailbox
      .list()
      .map(
        ({ to, subject, text, at }) =>
          `<article><h2>${escapeHtml(subject)}</h2><p>${escapeHtml(to)} · <time>${at.toISOString()}</time></p><pre>${linked(text)}</pre></article>`,
      );
    return c.html(`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Mail · Arraigo</title><style>:root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;max-width:44em;margin:2em auto;padding:0 1em}
article{border-top:1px solid #8886;padding:1em 0}h2{font-size:1.05em;margin:0}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}</style></head>
<body><h1>Mail</h1><p>No mail server is set up, so letters are kept here, the newest ${letters.length}.</p>${letters.join("\n")}</body></html>`);
  };
}

function linked(text: string): string {
  return escapeHtml(text).replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`);
}
