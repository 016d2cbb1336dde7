import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * The session's token in a `Cookie` header, as the identity library signs it: `token.signature`, URL-encoded, where the
 * signature is HMAC-SHA256 of the token in base64. Undefined where there is none, or its signature is not ours.
 */
export function signedToken(cookies: string, name: string, secret: string): string | undefined {
  const value = cookieValue(cookies, name);
  const dot = value?.lastIndexOf(".") ?? -1;
  if (value === undefined || dot < 1) return undefined;
  const token = value.slice(0, dot);
  const given = Buffer.from(value.slice(dot + 1));
  const ours = Buffer.from(createHmac("sha256", secret).update(token).digest("base64"));
  return given.length === ours.length && timingSafeEqual(given, ours) ? token : undefined;
}

/** The first cookie of that name, as browsers and the library read it. */
function cookieValue(cookies: string, name: string): string | undefined {
  for (const part of cookies.split(";")) {
    const equals = part.indexOf("=");
    if (equals === -1 || part.slice(0, equals).trim() !== name) continue;
    try {
      return decodeURIComponent(
        part
          .slice(equals + 1)
          .trim()
          .replace(/^"(.*)"$/u, "$1"),
      );
    } catch {
      return undefined;
    }
  }
  return undefined;
}
