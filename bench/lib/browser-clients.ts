import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { type OpenClient, usedName, userName } from "./node-clients";

const require = createRequire(import.meta.url);
const files: Record<string, string> = {
  "/posthog.js": join(dirname(require.resolve("posthog-js")), "module.mjs"),
  "/segment.js": join(dirname(require.resolve("@segment/analytics-next")), "../umd/index.js"),
};
const html = `<!doctype html><html lang="en"><title>Deals</title><script src="/segment.js"></script></html>`;

/** A page of another system, on an origin of its own, with the libraries beside it exactly as npm has them. */
export async function serveForeignPage(): Promise<{ url: string; close(): void }> {
  const server = createServer(async (request, response) => {
    const file = files[(request.url ?? "/").split("?")[0] ?? "/"];
    if (file) response.setHeader("content-type", "text/javascript").end(await readFile(file));
    else response.setHeader("content-type", "text/html").end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/deals`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** What the page's own script calls the libraries by. */
interface Libraries {
  posthog: {
    init(key: string, options: object): void;
    identify(id: string): void;
    capture(name: string, properties: object): void;
  };
  segment: {
    identify(id: string): Promise<unknown>;
    track(name: string, properties: object): Promise<unknown>;
  };
}

type Ready = { use(name: string, numbers: readonly number[]): void };

type Loading = { url: string; key: string; user: string };

async function loadPosthog({ url, key, user }: Loading): Promise<void> {
  const path = "/posthog.js";
  const { posthog } = (await import(path)) as Pick<Libraries, "posthog">;
  // It sends nothing from browsers that a program drives, unless told so.
  posthog.init(key, { api_host: url, opt_out_useragent_filter: true });
  posthog.identify(user);
  (globalThis as unknown as Ready).use = (name, numbers) => {
    for (const n of numbers) posthog.capture(name, { n });
  };
}

async function loadSegment({ url, key, user }: Loading): Promise<void> {
  const { AnalyticsNext } = globalThis as unknown as {
    AnalyticsNext: { AnalyticsBrowser: { load(settings: object): Libraries["segment"] } };
  };
  const analytics = AnalyticsNext.AnalyticsBrowser.load({ writeKey: key, cdnURL: url });
  await analytics.identify(user);
  (globalThis as unknown as Ready).use = (name, numbers) => {
    for (const n of numbers) void analytics.track(name, { n });
  };
}

/** The browser libraries, each in a page of its own that stays open. */
export function browserClients(browser: Browser, pageUrl: string): Record<string, OpenClient> {
  const opened =
    (load: (given: Loading) => Promise<void>): OpenClient =>
    async ({ url, key }) => {
      const context = await browser.newContext();
      const page: Page = await context.newPage();
      await page.goto(pageUrl);
      await page.evaluate(load, { url, key, user: userName });
      return {
        use: (numbers) =>
          page.evaluate(({ name, numbers }) => (globalThis as unknown as Ready).use(name, numbers), {
            name: usedName,
            numbers: [...numbers],
          }),
        // They send by themselves, as they do in anybody's browser.
        flush: async () => {},
        close: () => context.close(),
      };
    };
  return { "@segment/analytics-next": opened(loadSegment), "posthog-js": opened(loadPosthog) };
}
