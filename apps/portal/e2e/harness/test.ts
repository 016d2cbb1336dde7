import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
import type { Product } from "./product";

export { expect };

/** The demo's people, by the role printed beside their sign-in. */
export type Chair =
  | "employee"
  | "people manager"
  | "change manager"
  | "sponsor"
  | "leader"
  | "administrator"
  | "employee (not started yet)";

interface Fixtures {
  /** A page of somebody who is signed in already, in a browser of their own. What the page logs as an error fails the test. */
  as: (chair: Chair, options?: BrowserContextOptions) => Promise<Page>;
}
interface WorkerFixtures {
  product: Product;
  cookies: Map<Chair, Awaited<ReturnType<BrowserContext["storageState"]>>>;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern.
    async ({}, use) => use(JSON.parse(process.env.ARRAIGO_PRODUCT ?? "{}")),
    { scope: "worker" },
  ],
  // One sign-in a worker and person: an office shares one network address, and sixty sign-ins a minute are its limit.
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  cookies: [async ({}, use) => use(new Map()), { scope: "worker" }],
  baseURL: async ({ product }, use) => use(product.url),
  as: async ({ browser, product, cookies, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    const problems: string[] = [];
    await use(async (chair, options = {}) => {
      const context = await browser.newContext({
        baseURL,
        ...options,
        ...(cookies.has(chair) ? { storageState: cookies.get(chair) } : {}),
      });
      contexts.push(context);
      if (!cookies.has(chair)) {
        await signInByRequest(context, product, chair);
        cookies.set(chair, await context.storageState());
      }
      const page = await context.newPage();
      collectProblems(page, problems);
      return page;
    });
    for (const context of contexts) await context.close();
    expect(problems, "what the pages complained about").toEqual([]);
  },
});

export function personIn(product: Product, chair: Chair) {
  const found = product.signIns.find(({ role }) => role === chair);
  if (!found) throw new Error(`The demo has no ${chair}.`);
  return found;
}

async function signInByRequest(context: BrowserContext, product: Product, chair: Chair): Promise<void> {
  const { email, password } = personIn(product, chair);
  const answer = await context.request.post(`${product.url}/auth/sign-in/email`, {
    data: { email, password },
    headers: { origin: product.url },
  });
  if (!answer.ok()) throw new Error(`${chair} could not sign in: ${answer.status()} ${await answer.text()}`);
}

/** Errors nobody sees are bugs all the same: an exception, a console error, an answer of 500. */
export function collectProblems(page: Page, problems: string[]): void {
  page.on("pageerror", (error) => problems.push(`${page.url()}: ${error.stack ?? error.message}`));
  page.on("console", (message) => {
    // A refusal is an answer the portal shows; the browser logs every 4xx by itself.
    if (message.type() === "error" && !/status of 4\d\d/u.test(message.text()))
      problems.push(`${page.url()}: ${message.text()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 500) problems.push(`${response.url()} answered ${response.status()}`);
  });
}

/** Signs in as people do, through the form. */
export async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: /e-?mail|correo/iu }).fill(email);
  await page.locator('input[type="password"]').fill(password);
  await page.locator('button[type="submit"]').click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}
