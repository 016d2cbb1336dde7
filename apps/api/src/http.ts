import type { Identity } from "@arraigo/directory";
import { causeOf, type Services } from "@arraigo/platform";
import type { IngestHandler } from "@arraigo/telemetry";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { appRouter } from "./app-router";
import { requestContext } from "./context";
import { refuseForeignOrigins } from "./http/origin";
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
}

const requestBytesMax = 1_000_000;
/** Whole files travel through these procedures; everything else stays small. */
const uploadBytesMax = 32_000_000;
const uploadPaths = ["/trpc/crm.imports.upload", "/trpc/directory.imports.upload"];

const tooLarge = (c: Context) => c.json({ error: "too large" }, 413);

/** The whole surface: health, sign-in, procedures, ingestion, the portal. */
export function createHttp({ services, identity, ingest, healthy, portalFolder, origins }: HttpParts): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    services.log.error("request failed", { path: c.req.path, ...causeOf(error) });
    return c.json({ error: "unexpected" }, 500);
  });
  app.use(securityHeaders(origins));
  app.get("/health", async (c) => {
    const ok = await healthy();
    return c.json({ status: ok ? "ready" : "unavailable" }, ok ? 200 : 503);
  });

  app.use("/v1/*", bodyLimit({ maxSize: requestBytesMax, onError: tooLarge }));
  app.all("/v1/*", (c) => ingest(c.req.raw));

  const small = bodyLimit({ maxSize: requestBytesMax, onError: tooLarge });
  const large = bodyLimit({ maxSize: uploadBytesMax, onError: tooLarge });
  app.use("/trpc/*", (c, next) => (uploadPaths.includes(c.req.path) ? large(c, next) : small(c, next)));
  app.use("/auth/*", small);
  app.use("/trpc/*", refuseForeignOrigins(origins));
  app.use("/auth/*", refuseForeignOrigins(origins));
  app.all("/auth/*", (c) => identity.handle(c.req.raw));
  app.all("/trpc/*", (c) =>
    fetchRequestHandler({
      endpoint: "/trpc",
      req: c.req.raw,
      router: appRouter,
      maxBatchSize: 20,
      createContext: () => requestContext(services, identity, c.req.raw.headers),
    }),
  );
  if (portalFolder) app.get("*", servePortal(portalFolder));
  return app;
}
