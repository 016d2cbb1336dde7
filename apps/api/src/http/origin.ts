import { languageOf } from "@arraigo/directory";
import type { Translate } from "@arraigo/platform";
import type { MiddlewareHandler } from "hono";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses writes that another site makes with this person's cookie: a browser names where it comes from, and that must be us.
 * Requests without a cookie carry nobody's rights, so they pass (OWASP ASVS 5.0, 3.5.1).
 */
export function refuseForeignOrigins(origins: readonly string[], translate: Translate): MiddlewareHandler {
  return async (c, next) => {
    const origin = c.req.header("origin");
    const foreign = origin !== undefined && !origins.includes(origin);
    const unnamed = origin === undefined && c.req.header("sec-fetch-site") !== "same-origin";
    const writes = !safeMethods.has(c.req.method);
    if (writes && (foreign || (unnamed && c.req.header("cookie") !== undefined)))
      return c.json(
        refusalBody(
          translate(languageOf(c.req.header("accept-language")), "directory.errors.ForeignOrigin"),
          "directory.ForeignOrigin",
          "FORBIDDEN",
          403,
        ),
        403,
      );
    return next();
  };
}

/** A refusal both kinds of client can read: the sign-in screens take `message`, tRPC's client takes `error`. */
export function refusalBody(message: string, error: string, code: string, httpStatus: number) {
  return { message, code, error: { message, code: -32_600, data: { code, httpStatus, error } } };
}
