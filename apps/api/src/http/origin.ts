import type { MiddlewareHandler } from "hono";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses writes that another site makes with this person's cookie: a browser names where it comes from, and that must be us.
 * Requests without a cookie carry nobody's rights, so they pass (OWASP ASVS 5.0, 3.5.1).
 */
export function refuseForeignOrigins(origins: readonly string[]): MiddlewareHandler {
  return async (c, next) => {
    const origin = c.req.header("origin");
    const foreign = origin !== undefined && !origins.includes(origin);
    const unnamed = origin === undefined && c.req.header("sec-fetch-site") !== "same-origin";
    const writes = !safeMethods.has(c.req.method);
    if (writes && (foreign || (unnamed && c.req.header("cookie") !== undefined)))
      return c.json({ error: { message: "This request came from another site.", data: { code: "FORBIDDEN" } } }, 403);
    return next();
  };
}
