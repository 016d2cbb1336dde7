import type { Protocol } from "./limits";

/** What browsers of any site may send: the key in the request says whose events they are, so no cookie is needed or read. */
const anyOrigin = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, POST, OPTIONS",
  "access-control-max-age": "86400",
  "access-control-expose-headers": "retry-after",
};

const usualHeaders = "authorization, content-type, content-encoding, x-retry-count, anonymousid";

function answer(status: number, body: Record<string, unknown>, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store", ...anyOrigin, ...headers },
  });
}

/** The preflight of a browser: whatever headers its library asks for are fine, and so is our address inside a company's network. */
export function preflight(request: Request): Response {
  const asked = request.headers.get("access-control-request-headers") ?? "";
  const headers = new Headers(anyOrigin);
  headers.set("access-control-allow-headers", /^[\w\-, ]{1,2000}$/.test(asked) ? asked : usualHeaders);
  headers.set("vary", "access-control-request-headers");
  if (request.headers.get("access-control-request-private-network") === "true")
    headers.set("access-control-allow-private-network", "true");
  return new Response(null, { status: 204, headers });
}

/** Everything storable is stored, durably; said as each protocol says it. */
export const accepted = (protocol: Protocol) => answer(200, protocol === "posthog" ? { status: 1 } : { success: true });

/** What a library asks before it sends. Any page may read it; it says nothing of anybody. */
export const told = (body: Record<string, unknown>) => answer(200, body);

const script = (status: 200 | 404, text: string) =>
  new Response(text, {
    status,
    headers: { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-store", ...anyOrigin },
  });

/** The same as a script, for libraries that load one. */
export const toldAsScript = (text: string) => script(200, text);

/** There is no such script; a comment says why, for whoever looks at what their page could not load. */
export const noScript = (comment: string) => script(404, comment);

/** What was not read to its end leaves nothing more to come over its connection. */
const over = (unread: boolean): Record<string, string> => (unread ? { connection: "close" } : {});

/** A refusal of the whole request, which the sender will not repeat: for what it will not get right by trying again. */
export const refused = (status: 400 | 401 | 404 | 405 | 413, message: string, unread = status === 413) =>
  answer(status, { success: false, message }, over(unread));

/** Nothing was acknowledged; the sender keeps its events and tries again after so many seconds. */
export const later = (status: 429 | 503, seconds: number, message: string, unread = false) =>
  answer(status, { success: false, message }, { "retry-after": String(seconds), ...over(unread) });
