import { setTimeout as sleep } from "node:timers/promises";
import { createMailer } from "@arraigo/directory";
import type { OrganisationFacts } from "@arraigo/platform";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Client, openServer, type TestServer } from "../../test/open-server";
import { openLetterBox } from "./testing/letter-box";
import { type Replica, startReplica } from "./testing/start-replica";

let server: TestServer;
let letterBox: Awaited<ReturnType<typeof openLetterBox>>;
let others: Replica[];
let urls: string[];
let owner: pg.Pool;
let organisation: OrganisationFacts;
let admin: { id: string; email: string; password: string };
let atEach: Client[];

beforeAll(async () => {
  letterBox = await openLetterBox();
  server = await openServer({
    mailer: createMailer({ smtpUrl: letterBox.url, from: "Arraigo <no-reply@arraigo.example>" }),
    works: true,
  });
  others = await Promise.all([1, 2].map(() => startReplica(server.test.ownerUrl, server.url, letterBox.url)));
  urls = [server.url.replace("localhost", "127.0.0.1"), ...others.map(({ url }) => url)];
  owner = new pg.Pool({ connectionString: server.test.ownerUrl, max: 2 });
  organisation = await server.organisation();
  admin = await server.person(organisation, { roles: ["administrator"] });
  const signedIn = server.client(urls[0]);
  await signedIn.signIn(admin.email, admin.password);
  atEach = urls.map((url) => Object.assign(server.client(url), { cookie: signedIn.cookie }));
}, 60_000);
afterAll(async () => {
  await Promise.all(others.map((replica) => replica.kill()));
  await owner.end();
  await server.stop();
  await letterBox.close();
});

const answerOf = async <T>(answer: Promise<Response>): Promise<T> =>
  ((await (await answer).json()) as { result: { data: T } }).result.data;
const at = (place: number): Client => atEach[place] as Client;

interface Key {
  id: string;
  key: string;
}
const makeKey = (name: string) => answerOf<Key>(at(0).mutate("telemetry.keys.create", { name }));

let counter = 0;
const eventsOf = (size: number) =>
  Array.from({ length: size }, () => ({
    type: "track",
    event: `replica_event_${counter % 5}`,
    userId: counter % 4 === 0 ? "nobody-known" : admin.email,
    timestamp: new Date(Date.now() - (counter % 20) * 86_400_000).toISOString(),
    messageId: `replica-${++counter}`,
  }));

/** Hands a batch over as the libraries do: where no answer comes or it is refused for now, again, at the next replica. */
async function deliver(batch: unknown[], key: string, first: number): Promise<void> {
  const body = JSON.stringify({ writeKey: key, batch });
  for (let tries = 0; tries < 100; tries += 1) {
    const url = `${urls[(first + tries) % urls.length]}/v1/batch`;
    const answer = await fetch(url, { method: "POST", body }).catch(() => undefined);
    if (answer?.status === 200) return;
    if (answer && answer.status < 500) throw new Error(`refused with ${answer.status}`);
    await sleep(50);
  }
  throw new Error("nobody took it");
}

async function counted(): Promise<number[]> {
  const { rows } = await owner.query<{ counts: number[] }>(
    `select array[(select count(*) from telemetry.events where organisation_id = $1),
      (select count(*) from telemetry.message_ids where organisation_id = $1),
      (select coalesce(sum(count), 0) from telemetry.event_days where organisation_id = $1),
      (select coalesce(sum(count), 0) from telemetry.usage_by_person_day where organisation_id = $1)
        + (select coalesce(sum(count), 0) from telemetry.unmatched_users where organisation_id = $1),
      (select coalesce(sum(count), 0) from telemetry.active_days where organisation_id = $1)
        + (select coalesce(sum(count), 0) from telemetry.unmatched_users where organisation_id = $1)]::int[] as counts`,
    [organisation.id],
  );
  return rows[0]?.counts ?? [];
}

test("one session is good at every replica, and ended at one it is ended at all", async () => {
  const person = await server.person(organisation);
  const [first, second, third] = urls.map((url) => server.client(url)) as [Client, Client, Client];
  expect((await second.signIn(person.email, person.password)).status).toBe(200);
  for (const each of [first, second, third]) {
    each.cookie = second.cookie;
    expect((await each.query("directory.session.current")).status).toBe(200);
  }
  expect((await third.post("/auth/sign-out", {})).status).toBe(200);
  for (const each of [first, second, third]) expect((await each.query("directory.session.current")).status).toBe(401);
});

test("what one replica writes the next one reads at once: who may do what, the catalogue, the policy", async () => {
  const { key } = await makeKey("Catalogue");
  await deliver([{ ...eventsOf(1)[0], event: "described" }], key, 1);
  const words = {
    name: "described",
    description: "Said at the second",
    ownerId: null,
    planned: true,
    plannedProperties: {},
  };
  expect((await at(1).mutate("telemetry.catalogue.describe", words)).status).toBe(200);
  expect(JSON.stringify(await answerOf(at(2).query("telemetry.catalogue.list", {})))).toContain("Said at the second");
  const policy = { rawDays: 60, personDays: 200 };
  expect((await at(2).mutate("telemetry.retention.set", policy)).status).toBe(200);
  for (const place of [0, 1]) expect(await answerOf(at(place).query("telemetry.retention.read"))).toMatchObject(policy);
});

test("a key is known at every replica within a second and unknown within seconds once it is revoked", async () => {
  const send = async (url: string, key: string) =>
    (await fetch(`${url}/v1/batch`, { method: "POST", body: JSON.stringify({ writeKey: key, batch: [] }) })).status;
  const { id, key } = await makeKey("Revoked");
  for (const url of urls) expect(await send(url, key)).toBe(200);
  expect((await at(2).mutate("telemetry.keys.revoke", { id })).status).toBe(200);
  const revoked = Date.now();
  for (const url of urls) {
    while ((await send(url, key)) === 200) await sleep(100);
    expect(Date.now() - revoked).toBeLessThan(15_000);
  }
  const later = await makeKey("Later");
  await sleep(1_100);
  for (const url of urls) expect(await send(url, later.key)).toBe(200);
}, 60_000);

test("a job that several workers could take is done by one: each letter goes out once", async () => {
  const people = await Promise.all(Array.from({ length: 9 }, () => server.person(organisation)));
  await Promise.all(
    people.map(({ email }, index) => server.client(urls[index % 3]).post("/auth/request-password-reset", { email })),
  );
  const emails = people.map(({ email }) => email).sort();
  await vi.waitFor(() => expect(letterBox.letters.length).toBeGreaterThanOrEqual(9), 15_000);
  await sleep(1_500);
  expect(letterBox.letters.toSorted()).toEqual(emails);
  const { rows } = await owner.query<{ twice: number }>(
    "select count(*)::int - count(distinct name)::int as twice from pgboss.schedule",
  );
  expect(rows[0]?.twice).toBe(0);
}, 30_000);

test("batches sent to all at once, the same and different ones, count once each, though one replica dies in the middle", async () => {
  const { key } = await makeKey("Load");
  const before = await counted();
  const batches = Array.from({ length: 45 }, () => eventsOf(20));
  const work = batches.flatMap((batch, index) =>
    // Every third batch goes to all three at the same time, as a library does that gave up waiting for the first answer.
    (index % 3 === 0 ? [0, 1, 2] : [index]).map((first) => sleep(index * 15).then(() => deliver(batch, key, first))),
  );
  const killed = sleep(250).then(() => others[1]?.kill());
  await Promise.all([...work, killed]);
  const after = await counted();
  expect(after.map((count, place) => count - (before[place] ?? 0))).toEqual(after.map(() => 45 * 20));
  // What the dead replica's worker had begun is taken up by the others.
  await vi.waitFor(
    async () => {
      const { rows } = await owner.query<{ open: number; dead: number }>(
        `select count(*) filter (where name like '%usage_recorded%' and state in ('created', 'retry', 'active'))::int as open,
          count(*) filter (where name = 'arraigo.dead_letters')::int as dead from pgboss.job`,
      );
      expect(rows[0]).toEqual({ open: 0, dead: 0 });
    },
    { timeout: 45_000, interval: 500 },
  );
}, 90_000);
