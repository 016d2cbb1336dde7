import { createHash } from "node:crypto";
import { open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type APIRequestContext,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
  request,
} from "@playwright/test";
import { act } from "./api";
import type { Product } from "./product";
import { test as base, collectProblems, expect, personIn } from "./test";

export { expect };

export interface Hired {
  id: string;
  name: string;
  email: string;
  storage: Awaited<ReturnType<BrowserContext["storageState"]>>;
}
interface Job {
  language: "en" | "es";
  roles?: readonly string[];
  managerId?: string;
}

/** People of a journey's own: nobody else's journey depends on what they do, and they read the language it is about. */
export const test = base.extend<
  { enter: (person: Hired, options?: BrowserContextOptions) => Promise<Page> },
  { hire: (givenName: string, job: Job) => Promise<Hired> }
>({
  hire: [
    async ({ product }, use) => {
      const known = new Map<string, Promise<Hired>>();
      const office = await signedIn(product, personIn(product, "administrator"));
      await use((givenName, job) => {
        const key = `${givenName} ${JSON.stringify(job)}`;
        const hired = known.get(key) ?? hiredOnce(product, key, () => hirePerson(product, office, givenName, job));
        known.set(key, hired);
        return hired;
      });
      await office.dispose();
    },
    { scope: "worker" },
  ],
  enter: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    const problems: string[] = [];
    await use(async (person, options = {}) => {
      const context = await browser.newContext({
        ...(baseURL ? { baseURL } : {}),
        ...options,
        storageState: person.storage,
      });
      contexts.push(context);
      const page = await context.newPage();
      collectProblems(page, problems);
      return page;
    });
    for (const context of contexts) await context.close();
    expect(problems, "what the pages complained about").toEqual([]);
  },
});

/**
 * Hired once for every worker that runs against one product: an office shares one network address, and sixty passwords a minute
 * are its limit. Whoever comes second waits for the first.
 */
async function hiredOnce(product: Product, key: string, hire: () => Promise<Hired>): Promise<Hired> {
  const name = createHash("sha256").update(`${product.databaseUrl} ${key}`).digest("hex").slice(0, 24);
  const file = join(tmpdir(), `arraigo-crew-${name}.json`);
  const first = await open(file, "wx", 0o600).catch(() => undefined);
  if (first) {
    try {
      const hired = await hire();
      await first.writeFile(JSON.stringify(hired));
      return hired;
    } catch (error) {
      await rm(file, { force: true });
      throw error;
    } finally {
      await first.close();
    }
  }
  let hired: Hired | undefined;
  await expect(async () => {
    hired = JSON.parse(await readFile(file, "utf8"));
  }, `${key} is hired by another worker`).toPass({ timeout: 25_000, intervals: [200] });
  if (!hired) throw new Error(`Nobody hired ${key}.`);
  return hired;
}

async function signedIn(product: Product, who: { email: string; password: string }): Promise<APIRequestContext> {
  const context = await request.newContext({ baseURL: product.url, extraHTTPHeaders: { origin: product.url } });
  const answer = await context.post("/auth/sign-in/email", { data: { email: who.email, password: who.password } });
  if (!answer.ok()) throw new Error(`${who.email} could not sign in: ${answer.status()}`);
  return context;
}

/** Made, given roles and invited by an administrator; the password is chosen from the mail, as people do it. */
async function hirePerson(product: Product, office: APIRequestContext, givenName: string, job: Job): Promise<Hired> {
  const familyName = `Prueba${Math.random().toString(36).slice(2, 8)}`;
  const email = `${familyName.toLowerCase()}@meridiano.example`;
  const { id } = await act<{ id: string }>(office, product.url, "directory.people.save", {
    email,
    givenName,
    familyName,
    language: job.language,
    timeZone: "America/Bogota",
    startsOn: "2026-01-05",
    ...(job.managerId ? { managerId: job.managerId } : {}),
  });
  for (const role of job.roles ?? []) await act(office, product.url, "directory.roles.assign", { personId: id, role });
  await act(office, product.url, "directory.people.setAccess", { personId: id, access: "invited" });
  const password = "cuatro palabras muy tranquilas";
  await expect(async () => {
    const mail = await (await office.get("/dev/mail")).text();
    const [, token] = new RegExp(`${email}[\\s\\S]*?reset-password\\?token=([\\w.-]+)`, "u").exec(mail) ?? [];
    expect(token, `an invitation of ${email}`).toBeDefined();
    const answer = await office.post("/auth/reset-password", { data: { newPassword: password, token } });
    expect(answer.ok(), `the password of ${email}: ${answer.status()}`).toBe(true);
  }).toPass({ timeout: 20_000, intervals: [200, 300, 500] });
  const own = await signedIn(product, { email, password });
  const storage = await own.storageState();
  await own.dispose();
  return { id, name: `${givenName} ${familyName}`, email, storage };
}
