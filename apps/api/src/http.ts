import { type Identity, languageOf, type Mailbox } from "@arraigo/directory";
import { causeOf, type Services } from "@arraigo/platform";
import { type IngestHandler, ingestPaths } from "@arraigo/telemetry";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { appRouter } from "./app-router";
import { requestContext } from "./context";
import { withClientAddress } from "./http/client-address";
import { showMailbox } from "./http/dev-mail";
import { refusalBody, refuseForeignOrigins } from "./http/origin";
import { servePortal } from "./http/portal";
import { securityHeaders } from "./http/security-headers";

export interface HttpParts {
  services: Services;
  identity: Identity;
  ingest: IngestHandler;
  /** Answers whether everything needed is there, within a second. */
  healthy(): Promise<boolean>;
  /** The portal's build; undefined where a development server serves it. */
  portalFolder: string | undefined;
  /** Origins browsers may write from. */
  origins: readonly string[];
  /** Whether a proxy of ours stands in front and its `X-Forwarded-For` is true. */
  trustProxy: boolean;
  /** Shown at /dev/mail; left out in production and where a mail server is set up. */
  mailbox?: Mailbox | undefined;
}

const requestBytesMax = 1_000_000;
/** Whole files travel through these procedures; everything else stays small. */
const uploadBytesMax = 36_000_000;
const uploadPaths = ["/trpc/crm.imports.append", "/trpc/crm.imports.upload", "/trpc/directory.imports.upload"];

/** The whole surface: health, sign-in, procedures, ingestion, the portal. */
export function createHttp({
  services,
  identity,
  ingest,
  healthy,
  portalFolder,
  origins,
  trustProxy,
  mailbox,
}: HttpParts): Hono {
  const app = new Hono();
  const say = (c: Context, key: string, params?: Record<string, string | number>) =>
    services.translate(languageOf(c.req.header("accept-language")), key, params);
  const tooLarge = (c: Context) => {
    // The rest of the body is never read, so the connection cannot carry another request: say so before it breaks one.
    c.header("connection", "close");
    return c.json(refusalBody(say(c, "platform.errors.TooLarge"), "platform.TooLarge", "PAYLOAD_TOO_LARGE", 413), 413);
  };
  app.onError((error, c) => {
    const reference = crypto.randomUUID();
    services.log.error("request failed", { path: c.req.path, requestId: reference, ...causeOf(error) });
    const message = say(c, "platform.errors.Unexpected", { reference });
    return c.json(refusalBody(message, "platform.Unexpected", "INTERNAL_SERVER_ERROR", 500), 500);
  });
  app.notFound((c) =>
    c.json(refusalBody(say(c, "platform.errors.NotFound"), "platform.NotFound", "NOT_FOUND", 404), 404),
  );
  app.use(securityHeaders(origins));
  app.get("/health", async (c) => {
    const ok = await healthy();
    return c.json({ status: ok ? "ready" : "unavailable" }, ok ? 200 : 503);
  });

  // Each protocol has limits of its own, so the ways in measure bodies themselves.
  for (const path of ingestPaths) app.all(path, (c) => ingest(c.req.raw));

  const small = bodyLimit({ maxSize: requestBytesMax, onError: tooLarge });
  const large = bodyLimit({ maxSize: uploadBytesMax, onError: tooLarge });
  app.use("/trpc/*", (c, next) => {
    // Node reads no body of a GET, and merely asking for one makes a whole request object.
    if (c.req.method === "GET") return next();
    return uploadPaths.includes(c.req.path) ? large(c, next) : small(c, next);
  });
  app.use("/auth/*", small);
  app.use("/trpc/*", refuseForeignOrigins(origins, services.translate));
  app.use("/auth/*", refuseForeignOrigins(origins, services.translate));
  app.all("/auth/*", (c) => identity.handle(withClientAddress(c, trustProxy)));
  app.all("/trpc/*", (c) =>
    fetchRequestHandler({
      endpoint: "/trpc",
      req: c.req.raw,
      router: appRouter,
      maxBatchSize: 20,
      createContext: () => requestContext(services, identity, c.req.raw.headers),
    }),
  );
  if (mailbox) app.get("/dev/mail", showMailbox(mailbox));
  if (portalFolder) app.get("*", servePortal(portalFolder));
  return app;
}
