import { newId } from "@arraigo/db/columns";
import { testDatabase } from "@arraigo/db/testing";
import { createMailer, enrolPeople, originsOf } from "@arraigo/directory";
import { silentLog, systemContext } from "@arraigo/platform";
import { type Language, roles } from "@arraigo/platform/contract";
import { type Simulated, simulate } from "@arraigo/simulator";
import { createIngest } from "@arraigo/telemetry";
import pg from "pg";
import { createHttp } from "../../http";
import { assemble } from "../../serve";
import { fillTheRest } from "./fill-the-rest";
import { type Ids, idsOf } from "./ids";
import { tenantTables } from "./tables";
import { type Writes, watchWrites } from "./watch-writes";

/** The whole surface of the product as a function, over an organisation with a history, and two people who may do everything. */
export interface Surface {
  /** Sees every row; for looking at what happened. */
  owner: pg.Client;
  organisation: Simulated;
  ids: Ids;
  /** Forgets what was written so far, and gives the two their languages back, which they may have changed themselves. */
  ready(): Promise<void>;
  writes: Writes;
  /** Causes of what went wrong inside, as the log has them. */
  logged: Record<string, unknown>[];
  writeKey: string;
  /** Sends a request as somebody who holds every role and reads this language. */
  send(request: Request, language?: Language): Promise<Response>;
  close(): Promise<void>;
}

const password = "four plain words here";
const url = "http://localhost:3000";

export async function openSurface(): Promise<Surface> {
  const test = await testDatabase();
  const parts = await assemble({
    databaseUrl: test.ownerUrl,
    url,
    secret: "a secret for tests, long enough to sign with",
    mailer: createMailer({ smtpUrl: undefined, from: "Arraigo <no-reply@localhost>" }),
  });
  const logged: Surface["logged"] = [];
  const services = {
    ...parts.services,
    log: { ...silentLog, error: (message: string, facts = {}) => void logged.push({ message, ...facts }) },
  };
  const organisation = await simulate(services, {
    name: "Probe",
    seed: 21,
    people: 40,
    weeks: 6,
    now: services.clock.now(),
  });
  const writeKey = await fillTheRest(services, organisation);
  const owner = new pg.Client({ connectionString: test.ownerUrl });
  await owner.connect();
  const tables = await tenantTables(owner);
  // Read before the two are enrolled: nobody takes away their own access by chance.
  const ids = await idsOf(owner, tables, organisation.organisationId);

  const facts = {
    id: organisation.organisationId,
    privacyMode: "team",
    language: "en",
    timeZone: "America/Bogota",
  } as const;
  const people = (["en", "es"] as const).map((language) => ({
    id: newId(),
    email: `everything.${language}@example.com`,
    language,
    givenName: "Ada",
    familyName: "Todo",
    startsOn: "2020-01-01",
  }));
  await enrolPeople(systemContext(services, facts, "test"), {
    people,
    roles: people.flatMap(({ id }) => roles.map((role) => ({ personId: id, role }))),
  });
  for (const { id, email } of people)
    await parts.identity.createSignIn({
      organisationId: organisation.organisationId,
      personId: id,
      email,
      name: "Ada Todo",
      password,
    });

  const app = createHttp({
    services,
    identity: parts.identity,
    ingest: createIngest(services),
    healthy: async () => true,
    portalFolder: undefined,
    origins: originsOf(url),
    trustProxy: false,
  });
  const writes = await watchWrites(owner, tables);
  const cookies: Partial<Record<Language, string>> = {};
  async function signIn(language: Language): Promise<string> {
    // Signing in this often would be slowed down, rightly.
    await owner.query("truncate directory.rate_limits, directory.sign_in_attempts");
    const body = JSON.stringify({ email: `everything.${language}@example.com`, password });
    const response = await app.request(`${url}/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: url },
      body,
    });
    if (!response.ok) throw new Error(`sign-in answered ${await response.text()}`);
    await writes.taken();
    return response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  }
  return {
    owner,
    organisation,
    ids,
    writes,
    async ready() {
      for (const { id, language } of people)
        await owner.query("update directory.people set language = $2 where id = $1 and language <> $2", [id, language]);
      await writes.taken();
      logged.length = 0;
    },
    logged,
    writeKey,
    async send(request, language = "en") {
      const again = request.clone();
      for (const each of [request, again]) {
        cookies[language] ??= await signIn(language);
        each.headers.set("cookie", cookies[language] ?? "");
        each.headers.set("origin", url);
        each.headers.set("accept-language", language);
        const response = await app.fetch(each);
        if (response.status !== 401) return response;
        // The last call ended the session, as some are meant to.
        delete cookies[language];
      }
      throw new Error("signing in anew did not help");
    },
    async close() {
      await owner.end();
      await parts.stop();
      await test.close();
    },
  };
}
