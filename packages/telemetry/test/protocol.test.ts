import { gzipSync } from "node:zlib";
import { openWorld, type TestOrganisation, type World } from "@arraigo/directory/testing";
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

const at = "2026-11-18T09:00:00.000Z";
let counter = 0;
const track = (more: object = {}) => ({
  type: "track",
  event: "deal_won",
  userId: "u1",
  timestamp: at,
  messageId: `m-${++counter}`,
  ...more,
});

function send(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const text = typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body);
  return ingest(
    new Request(`http://x${path}`, {
      method: "POST",
      body: text as NonNullable<RequestInit["body"]>,
      headers: { authorization: `Basic ${Buffer.from(`${key}:`).toString("base64")}`, ...headers },
    }),
  );
}
const counts = () => countEverything(world.test.ownerUrl, organisation.id);
const reasons = async () =>
  (
    await look<{ reason: string }>(
      world.test.ownerUrl,
      "select reason from telemetry.rejected_events where organisation_id = $1 order by reason",
      [organisation.id],
    )
  ).map((row) => row.reason);

describe("what is taken", () => {
  it("stores a batch, and the same batch again changes nothing", async () => {
    await organisation.person({ externalId: "u1" });
    const batch = [track(), track(), track({ userId: "nobody" })];
    expect((await send("/v1/batch", { batch })).status).toBe(200);
    const once = await counts();
    expect(once).toEqual({ events: 3, ids: 3, matched: 2, rolled: 2, active: 2, unmatched: 1 });
    expect(await (await send("/v1/batch", { batch, sentAt: at })).json()).toEqual({ success: true });
    expect(await counts()).toEqual(once);
  });

  it("counts an id once inside one batch, and once whatever timestamp it comes with later", async () => {
    const event = track();
    await send("/v1/batch", { batch: [event, event, { ...event, timestamp: "2026-10-01T00:00:00Z" }] });
    await send("/v1/b", { batch: [{ ...event, timestamp: "2026-09-01T00:00:00Z" }] });
    expect((await counts()).events).toBe(1);
  });

  it("takes single calls, long and short, with the key in the body and any content type", async () => {
    for (const path of ["/v1/track", "/v1/t", "/v1/page", "/v1/p", "/v1/screen", "/v1/s"])
      expect(
        (
          await send(
            path,
            { ...track({ type: undefined, name: "Home" }), writeKey: key },
            { authorization: "", "content-type": "text/plain" },
          )
        ).status,
      ).toBe(200);
    const names = await look<{ name: string; properties: unknown }>(
      world.test.ownerUrl,
      "select name, properties from telemetry.events where organisation_id = $1 order by name",
      [organisation.id],
    );
    expect(names.map((row) => row.name)).toEqual([
      "deal_won",
      "deal_won",
      "page_viewed",
      "page_viewed",
      "screen_viewed",
      "screen_viewed",
    ]);
    expect(names[2]?.properties).toEqual({ name: "Home" });
  });

  it("keeps of a page where it was, and of no address the query", async () => {
    const properties = {
      path: "/deals",
      url: "https://crm/deals?token=1#a",
      referrer: "https://x/?q=ana",
      search: "?token=1",
    };
    await send("/v1/page", track({ name: "Deals", properties }));
    const [row] = await look<{ properties: unknown }>(
      world.test.ownerUrl,
      "select properties from telemetry.events where organisation_id = $1",
      [organisation.id],
    );
    expect(row?.properties).toEqual({
      name: "Deals",
      path: "/deals",
      url: "https://crm/deals",
      referrer: "https://x/",
    });
  });

  it("reads gzip by its first bytes, whatever the headers claim", async () => {
    const packed = gzipSync(JSON.stringify({ batch: [track()] }));
    expect((await send("/v1/batch", packed, { "content-type": "application/x-www-form-urlencoded" })).status).toBe(200);
    expect((await counts()).events).toBe(1);
  });

  it("gives an event without id the same id every time it is sent", async () => {
    const event = track({ messageId: undefined, properties: { b: 1, a: 2 } });
    await send("/v1/batch", { batch: [event] });
    await send("/v1/batch", { batch: [{ ...event, properties: { a: 2, b: 1 } }] });
    await send("/v1/batch", { batch: [{ ...event, properties: { a: 3, b: 1 } }] });
    expect((await counts()).events).toBe(2);
  });

  it("answers a browser's preflight with the headers it asks for", async () => {
    const answer = await ingest(
      new Request("http://x/v1/t", {
        method: "OPTIONS",
        headers: { "access-control-request-headers": "authorization,x-retry-count" },
      }),
    );
    expect(answer.status).toBe(204);
    expect(answer.headers.get("access-control-allow-headers")).toBe("authorization,x-retry-count");
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  });
});

describe("whose events they are", () => {
  it("knows a person by external id, by e-mail in any case, and by our own id", async () => {
    const ana = await organisation.person({ externalId: "E-7", email: "Ana.Quiroz@example.com" });
    await send("/v1/batch", { batch: ["E-7", "ana.quiroz@EXAMPLE.com", ana.id].map((userId) => track({ userId })) });
    expect(await counts()).toMatchObject({ matched: 3, unmatched: 0, rolled: 3 });
  });

  it("learns a name from identify, keeps the link, and keeps no trait", async () => {
    const ana = await organisation.person({ email: "ana@example.com" });
    await send("/v1/batch", {
      batch: [
        {
          type: "identify",
          userId: "crm-1",
          anonymousId: "anon-1",
          traits: { email: "ANA@example.com", phone: "5551234" },
        },
      ],
    });
    await send("/v1/batch", {
      batch: [track({ userId: "crm-1" }), track({ userId: undefined, anonymousId: "anon-1" })],
    });
    expect(await counts()).toMatchObject({ matched: 2, unmatched: 0 });
    await send("/v1/alias", { previousId: "older", userId: "crm-1", type: "alias" });
    await send("/v1/batch", { batch: [track({ userId: "older" })] });
    const people = await look<{ person_id: string }>(
      world.test.ownerUrl,
      "select distinct person_id from telemetry.events where organisation_id = $1",
      [organisation.id],
    );
    expect(people).toEqual([{ person_id: ana.id }]);
    const kept = await look(
      world.test.ownerUrl,
      "select to_jsonb(i)::text || (select coalesce(string_agg(to_jsonb(e)::text, ''), '') from telemetry.events e) as all from telemetry.identities i",
    );
    expect(JSON.stringify(kept)).not.toContain("5551234");
  });

  it("tells adoption who did what on which days, once per batch and only when something is new", async () => {
    const ana = await organisation.person({ externalId: "u1" });
    const batch = [track(), track({ event: "deal_lost", timestamp: "2026-11-16T09:00:00Z" })];
    world.published.length = 0;
    await send("/v1/batch", { batch });
    await send("/v1/batch", { batch });
    expect(world.published).toEqual([
      {
        event: "telemetry.usage_recorded",
        payload: { people: [ana.id], names: ["deal_lost", "deal_won"], days: { from: "2026-11-16", to: "2026-11-18" } },
      },
    ]);
  });
});

describe("what is refused", () => {
  it("lists each bad event with its reason, without what people typed, and stores its neighbours", async () => {
    const deep = JSON.parse(`${'{"a":'.repeat(40)}1${"}".repeat(40)}`) as object;
    const bad: [string, unknown][] = [
      ["not_an_object", 7],
      ["not_an_object", null],
      ["type_unknown", track({ type: "purchase" })],
      ["name_missing", track({ event: "  " })],
      ["name_too_long", track({ event: "x".repeat(201) })],
      ["user_missing", track({ userId: undefined })],
      ["user_too_long", track({ userId: "x".repeat(201) })],
      ["message_id_invalid", track({ messageId: "x".repeat(100) })],
      ["timestamp_unreadable", track({ timestamp: "yesterday" })],
      ["timestamp_in_future", track({ timestamp: "2026-11-20T00:00:00Z" })],
      ["timestamp_too_old", track({ timestamp: "1999-01-01T00:00:00Z" })],
      ["properties_invalid", track({ properties: ["a"] })],
      ["too_large", track({ properties: { note: "x".repeat(33_000) } })],
      ["too_deep", track({ properties: deep })],
      ["text_not_storable", track({ properties: { note: "a\u0000b" } })],
      ["text_not_storable", track({ userId: "\uD800" })],
    ];
    const batch = bad.flatMap(([, event]) => [event, track({ properties: { secret: "personal" } })]);
    expect((await send("/v1/batch", JSON.stringify({ batch }))).status).toBe(200);
    expect((await counts()).events).toBe(bad.length);
    expect(await reasons()).toEqual(bad.map(([reason]) => reason).sort());
    const kept = await look(
      world.test.ownerUrl,
      "select excerpt from telemetry.rejected_events where organisation_id = $1",
      [organisation.id],
    );
    expect(JSON.stringify(kept)).not.toMatch(
      /a\\u0000b|xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx/,
    );
  });

  it("answers 401 for a wrong key alone, 400 for what is no JSON, 413 for too much, and stores nothing of them", async () => {
    expect(
      (
        await send(
          "/v1/batch",
          { batch: [track()] },
          { authorization: `Basic ${Buffer.from("wrong:").toString("base64")}` },
        )
      ).status,
    ).toBe(401);
    expect((await send("/v1/batch", "{")).status).toBe(400);
    expect((await send("/v1/batch", { events: [] })).status).toBe(400);
    expect((await send("/v1/batch", gzipSync(JSON.stringify({ batch: [track()] })).subarray(0, 40))).status).toBe(400);
    expect((await send("/v1/batch", { batch: [track({ properties: { x: "y".repeat(4_100_000) } })] })).status).toBe(
      413,
    );
    expect((await send("/v1/batch", { batch: Array.from({ length: 20_001 }, () => 1) })).status).toBe(413);
    expect((await send("/v1/nothing", {})).status).toBe(404);
    expect((await counts()).events).toBe(0);
  });

  it("stops unpacking a bomb at the size of a batch", async () => {
    const bomb = Buffer.concat(Array.from({ length: 100 }, () => gzipSync(Buffer.alloc(10_000_000, 32))));
    const before = process.memoryUsage().rss;
    expect((await send("/v1/batch", bomb)).status).toBe(413);
    expect(process.memoryUsage().rss - before).toBeLessThan(500_000_000);
  });

  it("does not fall over a body nested a hundred thousand times", async () => {
    const nested = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    expect(
      (await send("/v1/batch", `{"batch":[{"type":"track","event":"x","userId":"u","properties":{"a":${nested}}}]}`))
        .status,
    ).toBe(200);
    expect(
      (await send("/v1/batch", `{"batch":[{"type":"track","event":"x","userId":"u","context":${nested}}]}`)).status,
    ).toBe(200);
    expect(await reasons()).toEqual(["too_deep", "too_large"]);
  });

  it("asks a key that floods to wait, and leaves other keys alone", async () => {
    const other = await createWriteKey(organisation.system, { name: "Other" });
    const slow = createIngest(world.services, { keyMsMax: 0, rate: { perSecond: 10, burst: 20 } });
    const push = (writeKey: string) =>
      slow(
        new Request("http://x/v1/batch", {
          method: "POST",
          body: JSON.stringify({ writeKey, batch: Array.from({ length: 15 }, () => track()) }),
        }),
      );
    expect((await push(key)).status).toBe(200);
    const refused = await push(key);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    expect((await push(other.key)).status).toBe(200);
    expect((await counts()).events).toBe(30);
  });
});
