import { createServer } from "node:net";
import { withTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { type TestDatabase, testDatabase } from "@arraigo/db/testing";
import { createMailer, createOrganisation, enrolPeople, type Mailbox, type NewOrganisation } from "@arraigo/directory";
import { auditEntries } from "@arraigo/directory/schema";
import { type Mailer, type OrganisationFacts, systemContext } from "@arraigo/platform";
import type { Role } from "@arraigo/platform/contract";
import { eq } from "drizzle-orm";
import { type Running, serve } from "../src/serve";

export interface Client {
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** A query through tRPC's own wire format. */
  query(procedure: string, input?: unknown): Promise<Response>;
  mutate(procedure: string, input?: unknown): Promise<Response>;
  signIn(email: string, password: string, headers?: Record<string, string>): Promise<Response>;
  cookie: string | undefined;
}

export interface TestServer {
  url: string;
  test: TestDatabase;
  running: Running;
  /** Somebody's browser; with an address, at another replica behind the same public one. */
  client(at?: string): Client;
  organisation(options?: Partial<NewOrganisation>): Promise<OrganisationFacts>;
  /** A person who can sign in with `password`. */
  person(
    organisation: OrganisationFacts,
    options?: { email?: string; password?: string; roles?: Role[]; language?: "en" | "es"; endsOn?: string },
  ): Promise<{ id: string; email: string; password: string }>;
  audited(organisation: OrganisationFacts): Promise<string[]>;
  stop(): Promise<void>;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

let counter = 0;

/** The whole server on a port of its own, over a database of its own: real sign-in, real jobs, real HTTP. */
export async function openServer(
  options: { mailer?: Mailer; mailbox?: Mailbox; trustProxy?: boolean; works?: boolean } = {},
): Promise<TestServer> {
  const test = await testDatabase();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const running = await serve({
    databaseUrl: test.ownerUrl,
    url,
    port,
    secret: "a secret for tests, long enough to sign with",
    mailer: options.mailer ?? createMailer({ smtpUrl: undefined, from: "Arraigo <no-reply@localhost>" }),
    mailbox: options.mailbox,
    trustProxy: options.trustProxy ?? false,
    works: options.works ?? false,
    portalFolder: undefined,
  });
  return {
    url,
    test,
    running,
    client: (at = url.replace("localhost", "127.0.0.1")) => clientOf(at, url),
    organisation: (given = {}) =>
      createOrganisation(running.services.database, { name: `Organisation ${++counter}`, ...given }),
    async person(
      organisation,
      {
        email = `person${++counter}@example.com`,
        password = "four plain words here",
        roles = [],
        language = "en",
        endsOn,
      } = {},
    ) {
      const id = newId();
      await enrolPeople(systemContext(running.services, organisation, "test"), {
        people: [
          {
            id,
            email,
            givenName: "Ana",
            familyName: "Quiroz",
            startsOn: "2020-01-01",
            language,
            ...(endsOn ? { endsOn } : {}),
          },
        ],
        roles: roles.map((role) => ({ personId: id, role })),
      });
      await running.identity.createSignIn({
        organisationId: organisation.id,
        personId: id,
        email,
        name: "Ana Quiroz",
        password,
      });
      return { id, email, password };
    },
    audited: (organisation) =>
      withTenant(running.services.database, organisation.id, async (db) => {
        const rows = await db
          .select({ action: auditEntries.action })
          .from(auditEntries)
          .where(eq(auditEntries.organisationId, organisation.id))
          .orderBy(auditEntries.createdAt);
        return rows.map((row) => row.action);
      }),
    async stop() {
      await running.stop();
      await test.close();
    },
  };
}

function clientOf(base: string, origin: string): Client {
  const client: Client = {
    cookie: undefined,
    get: (path, headers = {}) =>
      fetch(`${base}${path}`, { headers: { ...(client.cookie ? { cookie: client.cookie } : {}), ...headers } }),
    post: (path, body, headers = {}) =>
      fetch(`${base}${path}`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          origin,
          ...(client.cookie ? { cookie: client.cookie } : {}),
          ...headers,
        },
        body: JSON.stringify(body),
      }),
    query: (procedure, input) =>
      client.get(
        `/trpc/${procedure}${input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`}`,
      ),
    mutate: (procedure, input = {}) => client.post(`/trpc/${procedure}`, input),
    async signIn(email, password, headers) {
      const response = await client.post("/auth/sign-in/email", { email, password }, headers);
      const [cookie] = response.headers.getSetCookie();
      if (response.ok && cookie) client.cookie = cookie.split(";")[0];
      return response;
    },
  };
  return client;
}
