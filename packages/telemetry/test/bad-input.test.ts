import { gzipSync } from "node:zlib";
import { openWorld, type TestOrganisation, type World } from "@arraigo/directory/testing";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createIngest, createWriteKey, telemetryModule } from "../src/index";
import { countEverything, look } from "./looking";

type Router = typeof telemetryModule.router;
let world: World<Router>;
let organisation: TestOrganisation<Router>;
let key: string;
let ingest: ReturnType<typeof createIngest>;

beforeAll(async () => {
  world = await openWorld(telemetryModule);
  ingest = createIngest(world.services, { keyMsMax: 0 });
});
afterAll(() => world.close());
beforeEach(async () => {
  organisation = await world.organisation();
  ({ key } = await createWriteKey(organisation.system, { name: "Test" }));
});

type Body = string | Uint8Array | ReadableStream;
const post = async (path: string, body: Body, headers: Record<string, string> = {}) =>
  (
    await ingest(
      new Request(`http://x${path}`, { method: "POST", body: body as never, headers, duplex: "half" } as RequestInit),
    )
  ).status;
const send = (batch: unknown[], writeKey = key) => post("/v1/batch", JSON.stringify({ writeKey, batch }));
const counts = (id = organisation.id) => countEverything(world.test.ownerUrl, id);
const rejected = async () =>
  (
    await look<{ reason: string }>(
      world.test.ownerUrl,
      "select reason from telemetry.rejected_events where organisation_id = $1",
      [organisation.id],
    )
  ).map((row) => row.reason);
const names = async () =>
  (
    await look<{ name: string }>(
      world.test.ownerUrl,
      "select name from telemetry.events where organisation_id = $1 order by message_id",
      [organisation.id],
    )
  ).map((row) => row.name);

let counter = 0;
const event = (more: object = {}) => ({
  type: "track",
  event: "x",
  userId: "u",
  timestamp: "2026-11-18T09:00:00Z",
  messageId: `bad-${String(++counter).padStart(6, "0")}`,
  ...more,
});

const storedWithinMs = 15_000;

/** How long the slowest usual batch took to be stored while this is under way, in milliseconds: told to come again, it comes again. */
async function meanwhile(work: Promise<unknown>): Promise<number> {
  let slowest = 0;
  let over = false;
  const done = work.finally(() => {
    over = true;
  });
  do {
    const began = performance.now();
    const usual = [event()];
    let answer = await send(usual);
    while (answer === 503 && performance.now() - began < storedWithinMs) answer = await send(usual);
    expect(answer).toBe(200);
    slowest = Math.max(slowest, performance.now() - began);
  } while (!over);
  await done;
  return slowest;
}

describe("a bad body", () => {
  it("cut off anywhere is refused whole: half a batch is never stored", async () => {
    const packed = gzipSync(JSON.stringify({ writeKey: key, batch: Array.from({ length: 50 }, () => event()) }));
    for (let length = 1; length < packed.length; length += Math.ceil(packed.length / 40))
      expect([length, await post("/v1/batch", packed.subarray(0, length))]).toEqual([length, 400]);
    const plain = JSON.stringify({ writeKey: key, batch: [event(), event()] });
    for (let length = 0; length < plain.length; length += 7)
      expect(await post("/v1/batch", plain.slice(0, length))).toBe(400);
    expect(await counts()).toMatchObject({ events: 0, ids: 0 });
  });

  it("that unpacks without end is cut off at the limit, twenty at a time, while others are answered", async () => {
    const bomb = gzipSync(Buffer.alloc(200_000_000, 32));
    const form = `data=${encodeURIComponent(bomb.toString("base64"))}`;
    const before = process.memoryUsage().rss;
    const answers = Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        index % 2 ? post("/batch/", bomb) : post(index % 4 ? "/v1/batch" : "/e/", index % 4 ? bomb : form),
      ),
    );
    expect(await meanwhile(answers)).toBeLessThan(storedWithinMs);
    for (const status of await answers) expect([413, 503]).toContain(status);
    expect(process.memoryUsage().rss - before).toBeLessThan(600_000_000);
  }, 60_000);

  it("of 100 MB is refused after what a batch may hold, announced or not, and is not read to its end", async () => {
    let read = 0;
    const endless = () =>
      new ReadableStream({
        pull(controller) {
          read += 1_000_000;
          if (read > 100_000_000) controller.close();
          else controller.enqueue(new Uint8Array(1_000_000).fill(32));
        },
      });
    expect(await post("/v1/batch", endless())).toBe(413);
    expect(read).toBeLessThan(8_000_000);
    read = 0;
    expect(await post("/batch/", endless())).toBe(413);
    expect(read).toBeLessThan(25_000_000);
    read = 0;
    expect(await post("/v1/batch", endless(), { "content-length": "100000000" })).toBe(413);
    expect(read).toBeLessThan(3_000_000);
  });

  it("nested a million deep, or made of nothing but brackets, ends neither the process nor its neighbours", async () => {
    const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
    const around = (value: string) =>
      `{"api_key":"${key}","batch":[${JSON.stringify({ event: "x", distinct_id: "u", uuid: `deep-${++counter}` })},{"event":"x","distinct_id":"u","properties":{"a":${value}}}]}`;
    const work = Promise.all(
      [around(nested(1_000_000)), around(`[${"[],".repeat(3_000_000)}1]`), around(`[${"{},".repeat(3_000_000)}1]`)].map(
        (body) => post("/batch/", body),
      ),
    );
    expect(await meanwhile(work)).toBeLessThan(storedWithinMs);
    for (const status of await work) expect([413, 503]).toContain(status);
    expect(await post("/batch/", nested(9_000_000))).not.toBe(200);
  }, 60_000);
});

describe("a bad event", () => {
  it("with the same key twice counts as the last of them says, as everywhere in JSON", async () => {
    const twice = `{"writeKey":"wrong","writeKey":"${key}","batch":7,"batch":[{"type":"track","event":"a","event":"b","userId":"u","messageId":"dup-1"}]}`;
    expect(await post("/v1/batch", twice)).toBe(200);
    expect(await names()).toEqual(["b"]);
  });

  it("with NUL or half a surrogate pair anywhere is listed, and its neighbours are stored", async () => {
    const bad = ["a\u0000b", "\uD800", "x\uDC00y"];
    const places = (text: string) => [
      { event: text },
      { userId: text },
      { messageId: text },
      { properties: { note: text } },
      { properties: { [text]: 1 } },
      { properties: { deep: [{ a: [text] }] } },
    ];
    const batch = bad.flatMap((text) => places(text).flatMap((place) => [event(place), event()]));
    // As bytes a browser would never send, and escaped as JSON allows.
    expect(await post("/v1/batch", JSON.stringify({ writeKey: key, batch }))).toBe(200);
    expect((await counts()).events).toBe(bad.length * 6);
    expect(new Set(await rejected())).toEqual(new Set(["text_not_storable"]));
    // Where little is kept of a field, what cannot be kept costs nothing.
    expect(await send([event({ context: { page: { path: "\u0000" } }, traits: { email: "\uD800@x" } })])).toBe(200);
  });

  it("of any date between 1970 and 2099 is stored at its instant, or listed as too old or ahead", async () => {
    const dates = [
      ...Array.from({ length: 130 }, (_, index) => `${1970 + index}-02-28T23:59:59.999Z`),
      "2024-02-29T12:00:00+14:00",
      "2026-11-18T09:00:00-12:00",
      "2026-11-18 09:00:00",
      "2026-11-18",
      1_763_000_000,
      1_763_000_000_000,
    ];
    const wrong = ["2025-02-30T00:00:00Z", "2026-13-01", "0000-00-00", "+275760-09-13T00:00:00Z", "", {}, true, 1e300];
    const batch = [...dates, ...wrong].map((timestamp) => event({ timestamp }));
    expect(await send(batch)).toBe(200);
    const { events } = await counts();
    const reasons = await rejected();
    expect(events + reasons.length).toBe(batch.length);
    expect(reasons.every((reason) => reason.startsWith("timestamp_"))).toBe(true);
    const instants = await look<{ message_id: string; occurred_at: Date }>(
      world.test.ownerUrl,
      "select message_id, occurred_at from telemetry.events where organisation_id = $1",
      [organisation.id],
    );
    const sent = new Map(batch.map(({ messageId, timestamp }) => [messageId, timestamp]));
    for (const { message_id, occurred_at } of instants) {
      const said = sent.get(message_id);
      if (typeof said === "string" && said.includes("T")) expect(occurred_at.getTime()).toBe(Date.parse(said));
    }
    expect(instants.length).toBeGreaterThan(8);
  });

  it("with negative zero, 10,000 properties or a name from a nightmare harms nobody", async () => {
    const hostile = [
      "__proto__",
      "constructor",
      "toString",
      "'; drop table telemetry.events; --",
      "<script>alert(1)</script>",
      "../../etc/passwd",
      "%00%s%n",
      "\u202Egnp.exe",
      "👩‍👩‍👧‍👦".repeat(10),
      "e\u0301".repeat(90),
    ];
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`property_${index}`, index]));
    const proto = JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as object;
    expect(
      await send([
        ...hostile.map((name) => event({ event: name, userId: name, properties: { [name]: name } })),
        event({ properties: { amount: -0 }, userId: -0 }),
        event({ properties: proto, context: proto, traits: proto }),
        event({ properties: many }),
      ]),
    ).toBe(200);
    expect(await names()).toEqual([...hostile, "x", "x"]);
    expect(await rejected()).toEqual(["too_large"]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    const distinct = Array.from({ length: 10_000 }, (_, index) => event({ properties: { [`p${index}`]: 1 } }));
    expect(await send(distinct)).toBe(200);
    expect((await counts()).events).toBe(hostile.length + 2 + 10_000);
  }, 60_000);

  it("of any shape whatever costs no other: what was sent is stored or listed, and the answer is 200", async () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("\u0000", "\uD800", "__proto__", "track"));
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 3 }, text, fc.double(), fc.boolean(), fc.constant(null), tie("list"), tie("object")),
      list: fc.array(tie("value"), { maxLength: 4 }),
      object: fc.dictionary(text, tie("value"), { maxKeys: 4 }),
    }));
    const near = fc.record(
      {
        type: fc.oneof(fc.constantFrom("track", "page", "identify", "alias", "group"), value),
        event: fc.oneof(fc.constant("x"), value),
        userId: fc.oneof(fc.constant("u"), value),
        distinct_id: fc.oneof(fc.constant("u"), value),
        messageId: value,
        uuid: value,
        timestamp: fc.oneof(
          fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
          value,
        ),
        properties: fc.oneof(fc.dictionary(text, value), value),
        context: value,
        traits: value,
        $set: value,
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(near, value), { maxLength: 12 }),
        fc.constantFrom("/v1/batch", "/batch/"),
        async (batch, path) => {
          const good = path === "/v1/batch" ? event() : { event: "x", distinct_id: "u", uuid: `any-${++counter}` };
          const before = await counts();
          expect(await post(path, JSON.stringify({ writeKey: key, api_key: key, batch: [...batch, good] }))).toBe(200);
          const after = await counts();
          expect(after.events).toBeGreaterThan(before.events);
          expect(after.events).toBe(after.ids);
          expect(after.matched + after.unmatched).toBe(after.events);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe("a body replayed under another key", () => {
  it("changes nothing in the same organisation, and belongs to nobody of the first one in another", async () => {
    const other = await world.organisation();
    const same = await createWriteKey(organisation.system, { name: "Second" });
    const foreign = await createWriteKey(other.system, { name: "Foreign" });
    await organisation.person({ externalId: "u" });
    const batch = Array.from({ length: 20 }, () => event());
    for (const writeKey of [key, same.key, key, foreign.key, foreign.key])
      expect(await send(batch, writeKey)).toBe(200);
    expect(await counts()).toMatchObject({ events: 20, matched: 20 });
    expect(await counts(other.id)).toMatchObject({ events: 20, matched: 0, unmatched: 20 });
  });
});
