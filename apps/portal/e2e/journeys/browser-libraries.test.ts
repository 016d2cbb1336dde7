import { randomUUID } from "node:crypto";
import type { BrowserContext, Page, Route } from "@playwright/test";
import { ask } from "../harness/api";
import { foreignPage } from "../harness/foreign-page";
import { expect, personIn, test } from "../harness/test";

interface Recorded {
  messageId: string;
  name: string;
  source: string | null;
  properties: Record<string, unknown>;
}

/** What the libraries are called by inside the page. */
interface Libraries {
  posthog: {
    init(key: string, options: object): void;
    identify(id: string): void;
    capture(name: string, properties: object): void;
  };
  segment: {
    identify(id: string): Promise<unknown>;
    page(name: string): Promise<unknown>;
    track(name: string, properties: object): Promise<unknown>;
  };
}

async function recordedOf(page: Page, url: string): Promise<Recorded[]> {
  return (await ask<{ events: Recorded[] }>(page.request, url, "telemetry.mine", { limit: 200 })).events.filter(
    ({ source }) => source !== null,
  );
}

/** Lets requests through, and then has the browser believe that they failed, for the first few. */
async function loseAnswers(context: BrowserContext, url: string, paths: RegExp, count: number): Promise<() => number> {
  let lost = 0;
  await context.route(
    (address) => address.href.startsWith(url) && paths.test(address.pathname),
    async (route: Route) => {
      if (route.request().method() !== "POST" || lost >= count) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort("connectionreset");
    },
  );
  return () => lost;
}

const sentEach = 20;

test("posthog-js as npm has it reports page views and clicks by itself, and each of its events is stored once though answers are lost", async ({
  as,
  browser,
  product,
}) => {
  const nora = personIn(product, "employee (not started yet)");
  const reader = await as("employee (not started yet)");
  const foreign = await foreignPage();
  const context = await browser.newContext();
  const lost = await loseAnswers(context, product.url, /^\/(e|i\/v0\/e)\/$/u, 2);
  const page = await context.newPage();
  await page.goto(foreign.url);
  const run = `browser_${randomUUID().slice(0, 8)}`;
  await page.evaluate(
    async ({ url, writeKey, email, run, sentEach }) => {
      const path = "/posthog.js";
      const { posthog } = (await import(path)) as Pick<Libraries, "posthog">;
      posthog.init(writeKey, {
        api_host: url,
        capture_pageview: true,
        // It sends nothing from browsers that are driven by a test, unless told so.
        opt_out_useragent_filter: true,
      });
      posthog.identify(email);
      for (let n = 0; n < sentEach; n += 1) posthog.capture(run, { n });
    },
    { url: product.url, writeKey: product.writeKey, email: nora.email, run, sentEach },
  );
  // Clicks are reported once the library knows from us that they are wanted.
  await expect
    .poll(
      async () => {
        await page.getByRole("button", { name: "Save deal" }).click();
        const mine = await recordedOf(reader, product.url);
        return {
          sent: mine.filter(({ name }) => name === run).length,
          clicked: mine.some(({ name, properties }) => name === "$autocapture" && properties["text"] === "Save deal"),
          viewed: mine.some(({ name, properties }) => name === "page_viewed" && properties["path"] === "/deals"),
        };
      },
      { timeout: 40_000, intervals: [1_000] },
    )
    .toEqual({ sent: sentEach, clicked: true, viewed: true });
  expect(lost(), "answers that never arrived").toBe(2);
  const mine = (await recordedOf(reader, product.url)).filter(({ name }) => name === run);
  expect(new Set(mine.map(({ messageId }) => messageId)).size).toBe(sentEach);
  expect(mine.map(({ properties }) => properties["n"]).sort((a, b) => Number(a) - Number(b))).toEqual(
    Array.from({ length: sentEach }, (_, n) => n),
  );
  expect(mine[0]?.properties, "nothing of the device, the session or the address").toEqual({
    n: expect.any(Number),
    path: "/deals",
  });
  await context.close();
  await foreign.close();
});

test("Segment's browser library as npm has it sends everything here, and each of its events is stored once though answers are lost", async ({
  as,
  browser,
  product,
}) => {
  const nora = personIn(product, "employee (not started yet)");
  const reader = await as("employee (not started yet)");
  const foreign = await foreignPage();
  const context = await browser.newContext();
  const lost = await loseAnswers(context, product.url, /^\/v1\/t$/u, 3);
  const elsewhere: string[] = [];
  const page = await context.newPage();
  page.on("request", (request) => {
    const { origin } = new URL(request.url());
    if (![new URL(product.url).origin, new URL(foreign.url).origin].includes(origin)) elsewhere.push(request.url());
  });
  await page.goto(foreign.url);
  const run = `segment_${randomUUID().slice(0, 8)}`;
  await page.evaluate(
    async ({ url, writeKey, email, run, sentEach }) => {
      const { AnalyticsNext } = window as unknown as {
        AnalyticsNext: { AnalyticsBrowser: { load(settings: object): Libraries["segment"] } };
      };
      const analytics = AnalyticsNext.AnalyticsBrowser.load({ writeKey, cdnURL: url });
      await analytics.identify(email);
      await analytics.page("Deals");
      for (let n = 0; n < sentEach; n += 1) void analytics.track(run, { n });
    },
    { url: product.url, writeKey: product.writeKey, email: nora.email, run, sentEach },
  );
  const ours = async () => (await recordedOf(reader, product.url)).filter(({ name }) => name === run);
  await expect.poll(async () => (await ours()).length, { timeout: 40_000, intervals: [1_000] }).toBe(sentEach);
  expect(lost(), "answers that never arrived").toBe(3);
  // What was sent again counts no second time, however late it comes.
  await page.waitForTimeout(4_000);
  expect(new Set((await ours()).map(({ properties }) => properties["n"])).size).toBe(sentEach);
  expect((await ours()).length).toBe(sentEach);
  expect(
    (await recordedOf(reader, product.url)).some(
      ({ name, properties }) => name === "page_viewed" && properties["name"] === "Deals",
    ),
  ).toBe(true);
  expect(elsewhere, "nothing goes anywhere else").toEqual([]);
  await context.close();
  await foreign.close();
});
