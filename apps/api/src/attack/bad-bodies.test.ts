import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import type { OrganisationFacts } from "@arraigo/platform";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openServer, type TestServer } from "../../test/open-server";

/*
 * Over a real socket, through the whole server. What one reading does with each of these is in packages/telemetry/test/bad-input.test.ts;
 * here nothing may end the process, store half a batch, or keep a usual batch waiting.
 */
let server: TestServer;
let owner: pg.Pool;
let organisation: OrganisationFacts;
let admin: { email: string; password: string };
let key: string;

async function makeKey(of: { email: string; password: string }): Promise<string> {
  const client = server.client();
  await client.signIn(of.email, of.password);
  const answer = await client.mutate("telemetry.keys.create", { name: "Bad bodies" });
  return ((await answer.json()) as { result: { data: { key: string } } }).result.data.key;
}

beforeAll(async () => {
  server = await openServer();
  owner = new pg.Pool({ connectionString: server.test.ownerUrl, max: 2 });
  organisation = await server.organisation();
  admin = await server.person(organisation, { roles: ["administrator"] });
  key = await makeKey(admin);
});
afterAll(async () => {
  await owner.end();
  await server.stop();
});

interface Sent {
  path?: string;
  headers?: Record<string, string>;
  /** In pieces without an announced length, or whole. */
  body: Buffer | string | (() => Generator<Buffer>);
}

/** The status, or 0 where the connection was closed on us before an answer could be read. */
function send({ path = "/v1/batch", headers = {}, body }: Sent): Promise<number> {
  return new Promise((resolve) => {
    const target = server.url.replace("localhost", "127.0.0.1") + path;
    const whole = typeof body === "function" ? undefined : Buffer.from(body);
    const length: Record<string, number> = whole ? { "content-length": whole.length } : {};
    const asked = request(target, { method: "POST", headers: { ...length, ...headers } }, (answer) => {
      resolve(answer.statusCode ?? 0);
      answer.resume();
    });
    asked.on("error", () => resolve(0));
    if (whole) asked.end(whole);
    else
      void (async () => {
        for (const piece of (body as () => Generator<Buffer>)()) {
          if (asked.destroyed || asked.writableEnded) return;
          if (!asked.write(piece)) await Promise.race([new Promise((go) => asked.once("drain", go)), sleep(1_000)]);
        }
        asked.end();
      })();
  });
}

let counter = 0;
const event = (more: object = {}) => ({
  type: "track",
  event: "bad_body",
  userId: admin.email,
  messageId: `body-${++counter}`,
  ...more,
});
const batchOf = (batch: unknown[], writeKey = key) => JSON.stringify({ writeKey, batch });

async function counted(of = organisation): Promise<{ log: number; gate: number; sums: number; refused: number }> {
  const { rows } = await owner.query(
    `select (select count(*)::int from telemetry.events where organisation_id = $1 and source_id is not null) as log,
      (select count(*)::int from telemetry.message_ids where organisation_id = $1 and message_id like 'body-%') as gate,
      (select coalesce(sum(count), 0)::int from telemetry.usage_by_person_day where organisation_id = $1 and event not like 'telemetry.%')
        + (select coalesce(sum(count), 0)::int from telemetry.unmatched_users where organisation_id = $1) as sums,
      (select count(*)::int from telemetry.rejected_events where organisation_id = $1) as refused`,
    [of.id],
  );
  return rows[0];
}

/** Half of what a request may take at all: the time itself is measured by `pnpm bench telemetry`, never on a machine that has other work. */
const answeredWithinMs = 15_000;

/** The slowest answer to a usual batch while this is under way, in milliseconds; every one of them is taken. */
async function meanwhile(work: Promise<unknown>): Promise<number> {
  let [slowest, over] = [0, false];
  const done = work.finally(() => {
    over = true;
  });
  do {
    const began = performance.now();
    expect(await send({ body: batchOf([event()]) })).toBe(200);
    slowest = Math.max(slowest, performance.now() - began);
    await sleep(20);
  } while (!over);
  await done;
  return slowest;
}

test("a body cut off, unpacking without end, of 100 MB or a million deep is refused while usual batches are answered", async () => {
  const before = await counted();
  const first = counter;
  const packed = gzipSync(batchOf(Array.from({ length: 50 }, () => event())));
  const cut = counter - first;
  const bomb = gzipSync(Buffer.alloc(300_000_000, 32));
  const chunk = Buffer.alloc(1_000_000, 32);
  function* hundred() {
    for (let piece = 0; piece < 100; piece += 1) yield chunk;
  }
  const deep = `{"writeKey":"${key}","batch":[{"type":"track","properties":{"a":${"[".repeat(1_000_000)}${"]".repeat(1_000_000)}}}]}`;
  const gzip = { "content-encoding": "gzip", "content-type": "application/json" };
  const bad: [Sent, number[]][] = [
    [{ body: packed.subarray(0, packed.length / 2), headers: gzip }, [400]],
    [{ body: packed.subarray(0, packed.length - 5) }, [400]],
    ...Array.from({ length: 6 }, (): [Sent, number[]] => [{ body: bomb, headers: gzip }, [413, 503]]),
    [{ body: bomb, path: "/batch/" }, [413, 503]],
    [{ body: hundred }, [413, 0]],
    [{ body: hundred, path: "/batch/" }, [413, 0]],
    [{ body: hundred, headers: { "content-length": "100000000" } }, [413, 0]],
    [{ body: deep }, [413]],
    [{ body: "" }, [400]],
    // Nothing in it says under which key it comes.
    [{ body: `${"[".repeat(900_000)}` }, [401]],
  ];
  const answers = Promise.all(bad.map(([sent]) => send(sent)));
  expect(await meanwhile(answers)).toBeLessThan(answeredWithinMs);
  const statuses = await answers;
  for (const [index, status] of statuses.entries())
    expect([index, bad[index]?.[1]]).toEqual([index, expect.arrayContaining([status])]);
  const after = await counted();
  // The usual batches alone were stored: of those that were cut off, not one event.
  expect(after.log - before.log).toBe(counter - first - cut);
  expect(after).toMatchObject({ gate: after.log, sums: after.log });
}, 60_000);

test("events no system should send are stored or listed one by one, and their neighbours with them", async () => {
  const before = await counted();
  const texts = ["a\u0000b", "\uD800", "x\uDC00y"];
  const names = [
    "__proto__",
    "constructor",
    "'; drop table telemetry.events; --",
    "<script>",
    "\u202Egnp.exe",
    "👩‍👩‍👧‍👦",
  ];
  const years = Array.from({ length: 130 }, (_, at) => `${1970 + at}-06-30T12:00:00Z`);
  const properties = Array.from({ length: 10_000 }, (_, at) => event({ properties: { [`p${at}`]: at } }));
  const odd = [
    ...texts.flatMap((text) => [
      event({ event: text }),
      event({ userId: text }),
      event({ properties: { [text]: text } }),
    ]),
    ...names.map((name) => event({ event: name, properties: { [name]: name } })),
    ...years.map((timestamp) => event({ timestamp })),
    event({ properties: { amount: -0 } }),
    event({ properties: Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`q${at}`, at])) }),
  ];
  const twice = `{"writeKey":"wrong","writeKey":"${key}","batch":1,"batch":[${JSON.stringify(event())}]}`;
  const answers = Promise.all([
    send({ body: batchOf(odd) }),
    send({ body: batchOf(properties) }),
    send({ body: twice }),
  ]);
  const usual = counter;
  expect(await meanwhile(answers)).toBeLessThan(answeredWithinMs);
  expect(await answers).toEqual([200, 200, 200]);
  const after = await counted();
  const sent = odd.length + properties.length + 1 + (counter - usual);
  const stored = after.log - before.log;
  expect(after.log).toBe(after.gate);
  expect(after.sums).toBe(after.log);
  // Two hundred refused events of one batch are kept; here there are fewer.
  expect(stored + after.refused - before.refused).toBe(sent);
  expect(stored).toBeGreaterThan(properties.length + names.length);
}, 60_000);

test("a body sent again under another key counts once in its organisation, and names nobody of it in another", async () => {
  const other = await server.organisation();
  const stranger = await server.person(other, { roles: ["administrator"] });
  const [second, foreign] = [await makeKey(admin), await makeKey(stranger)];
  const before = await counted();
  const batch = Array.from({ length: 20 }, () => event());
  for (const each of [key, second, key, foreign, foreign]) expect(await send({ body: batchOf(batch, each) })).toBe(200);
  expect((await counted()).log - before.log).toBe(20);
  expect((await counted(other)).log).toBe(20);
  const { rows } = await owner.query(
    "select count(*)::int as named from telemetry.events where organisation_id = $1 and person_id is not null and source_id is not null",
    [other.id],
  );
  expect(rows).toEqual([{ named: 0 }]);
});
