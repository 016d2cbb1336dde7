/** What browsers of any site may send: the key in the request says whose events they are, so no cookie is needed or read. */
const anyOrigin = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "POST, OPTIONS",
  "access-control-allow-headers": "authorization, content-type, content-encoding, x-retry-count, anonymousid",
  "access-control-max-age": "86400",
  "access-control-expose-headers": "retry-after",
};

function answer(status: number, body: Record<string, unknown>, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store", ...anyOrigin, ...headers },
  });
}

/** The preflight of a browser. */
export const preflight = () => new Response(null, { status: 204, headers: anyOrigin });

/** Everything storable is stored, durably. */
export const accepted = () => answer(200, { success: true });

/** A refusal of the whole request, which the sender will not repeat: for what it will not get right by trying again. */
export const refused = (status: 400 | 401 | 404 | 405 | 413, message: string) =>
  // What was too large was not read to its end, so nothing more can come over this connection.
  answer(status, { success: false, message }, status === 413 ? { connection: "close" } : {});

/** Nothing was acknowledged; the sender keeps its events and tries again after so many seconds. */
export const later = (status: 429 | 503, seconds: number, message: string) =>
  answer(status, { success: false, message }, { "retry-after": String(seconds) });
