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

const timestamp = "2026-11-18T09:00:00.000Z";
let counter = 0;
const event = (more: object = {}) => ({
  event: "deal_won",
  distinct_id: "u1",
  timestamp,
  uuid: `0190aaaa-${++counter}`,
  properties: {},
  ...more,
});
const post = async (path: string, body: unknown) =>
  (await ingest(new Request(`http://x${path}`, { method: "POST", body: JSON.stringify(body) }))).status;
const get = (path: string) => ingest(new Request(`http://x${path}`));
const counts = () => countEverything(world.test.ownerUrl, organisation.id);
const log = () =>
  look<{ name: string; user_ref: string; occurred_at: Date; properties: object; context: object | null }>(
    world.test.ownerUrl,
    "select name, user_ref, occurred_at, properties, context from telemetry.events where organisation_id = $1 order by message_id",
    [organisation.id],
  );

describe("the protocol of PostHog", () => {
  it("takes a batch, a list and a single event at every address, with the key around or inside them", async () => {
    const inside = () => event({ distinct_id: undefined, properties: { token: key, distinct_id: "u1" } });
    for (const path of ["/batch/", "/batch", "/e/", "/i/v0/e/", "/capture/", "/track/"]) {
      expect(await post(path, { api_key: key, batch: [event()], sent_at: timestamp })).toBe(200);
      expect(await post(path, [inside(), inside()])).toBe(200);
      expect(await post(path, { ...event(), api_key: key })).toBe(200);
      expect(await post(path, inside())).toBe(200);
    }
    expect(await counts()).toMatchObject({ events: 30, ids: 30 });
    expect(await post("/batch/", { api_key: "wrong", batch: [event()] })).toBe(401);
    expect(await post("/e/", { api_key: key })).toBe(400);
  });

  it("finds the key in whichever event of a list has one, and lists one without a name instead of refusing it", async () => {
    const inside = () => event({ properties: { token: key } });
    for (const bad of [null, 7, { event: "x", properties: null }, { properties: { token: 7 } }])
      expect(await post("/e/", [bad, inside()])).toBe(200);
    expect((await counts()).events).toBe(4);
    expect(await post("/e/", { api_key: key, distinct_id: "u1", properties: {} })).toBe(200);
    const reasons = await look<{ reason: string }>(
      world.test.ownerUrl,
      "select reason from telemetry.rejected_events where organisation_id = $1 and excerpt->'properties' = '[]'",
      [organisation.id],
    );
    expect(reasons).toEqual([{ reason: "name_missing" }]);
    expect(await post("/e/", { api_key: key, batch: "none" })).toBe(400);
    expect(await post("/e/", [null, { event: "x" }])).toBe(401);
  });

  it("counts a uuid once, however often and in whatever shape it comes", async () => {
    const one = event();
    for (const body of [
      { api_key: key, batch: [one, one] },
      { ...one, api_key: key },
      { api_key: key, batch: [one] },
    ])
      expect(await post("/e/", body)).toBe(200);
    expect(await counts()).toMatchObject({ events: 1, ids: 1 });
  });

  it("reads when it happened from the timestamp, or from how long before sending", async () => {
    await post("/e/", [
      event({ timestamp: undefined, offset: 90_000, properties: { token: key } }),
      event({ timestamp: 1_763_000_000_000 }),
    ]);
    expect((await log()).map((row) => row.occurred_at.toISOString())).toEqual([
      "2026-11-18T11:58:30.000Z",
      "2025-11-13T02:13:20.000Z",
    ]);
  });

  it("joins names for one person, whichever end is known, and keeps no trait", async () => {
    const ana = await organisation.person({ email: "ana@example.com" });
    await post("/batch/", {
      api_key: key,
      batch: [
        event({
          event: "$identify",
          distinct_id: "crm-1",
          properties: { $anon_distinct_id: "anon-1" },
          $set: { email: "ANA@example.com", phone: "5551234" },
        }),
        event({ event: "$create_alias", distinct_id: "anon-2", properties: { alias: "crm-1" } }),
        event({ event: "$groupidentify", properties: { $group_type: "company", $group_key: "acme" } }),
      ],
    });
    await post("/batch/", { api_key: key, batch: ["crm-1", "anon-1"].map((distinct_id) => event({ distinct_id })) });
    expect(await counts()).toMatchObject({ events: 2, matched: 2, unmatched: 0 });
    await post("/batch/", {
      api_key: key,
      batch: [event({ event: "$create_alias", distinct_id: "anon-3", properties: { alias: "crm-1" } })],
    });
    await post("/batch/", { api_key: key, batch: [event({ distinct_id: "anon-3" })] });
    expect(await counts()).toMatchObject({ events: 3, matched: 3 });
    const links = await look(
      world.test.ownerUrl,
      "select to_jsonb(i)::text as link from telemetry.identities i where person_id = $1",
      [ana.id],
    );
    expect(JSON.stringify(links)).not.toContain("5551234");
  });

  it("keeps of a click and a page what was used where, and neither device, address, session nor query", async () => {
    const automatic = {
      token: key,
      $ip: "10.0.0.1",
      $device_id: "device",
      $session_id: "session",
      $current_url: "https://crm.example.com/deals/7?token=secret",
      $pathname: "/deals/7",
      $lib: "web",
      $lib_version: "1.449.2",
    };
    await post("/e/", [
      event({
        event: "$autocapture",
        properties: {
          ...automatic,
          $event_type: "click",
          $el_text: "Save",
          $elements: [
            { tag_name: "a", attr__id: "save", attr__href: "/deals?token=secret", $el_text: "Save" },
            { tag_name: "div" },
          ],
        },
      }),
      event({
        event: "$autocapture",
        properties: {
          ...automatic,
          $event_type: "click",
          $elements_chain: 'button.main:attr__id="send"nth-child="1"text="Send";div:attr__id="outer"',
        },
      }),
      event({ event: "$pageview", properties: { ...automatic, title: "Deal" } }),
      event({ event: "$feature_flag_called", properties: automatic }),
    ]);
    expect((await log()).map(({ name, properties, context }) => ({ name, properties, context }))).toEqual([
      {
        name: "$autocapture",
        properties: { path: "/deals/7", action: "click", element: "a", text: "Save", href: "/deals", id: "save" },
        context: { library: "web 1.449.2", page: "/deals/7" },
      },
      {
        name: "$autocapture",
        properties: { path: "/deals/7", action: "click", element: "button", text: "Send", id: "send" },
        context: { library: "web 1.449.2", page: "/deals/7" },
      },
      {
        name: "page_viewed",
        properties: { path: "/deals/7", title: "Deal", name: "Deal" },
        context: { library: "web 1.449.2", page: "/deals/7" },
      },
    ]);
  });

  it("lists a bad event with its reason and stores its neighbours", async () => {
    expect(
      await post("/batch/", {
        api_key: key,
        batch: [event(), 7, event({ event: "" }), event({ distinct_id: undefined }), event({ properties: [] })],
      }),
    ).toBe(200);
    expect((await counts()).events).toBe(1);
    const reasons = await look<{ reason: string }>(
      world.test.ownerUrl,
      "select reason from telemetry.rejected_events where organisation_id = $1 order by reason",
      [organisation.id],
    );
    expect(reasons.map((row) => row.reason)).toEqual([
      "name_missing",
      "not_an_object",
      "properties_invalid",
      "user_missing",
    ]);
  });
});

describe("what browser libraries ask before they send", () => {
  it("tells posthog-js to report clicks by itself and to load nothing else", async () => {
    const config = (await (await get("/array/arraigo_abc/config")).json()) as Record<string, unknown>;
    expect(config).toMatchObject({
      token: "arraigo_abc",
      autocapture_opt_out: false,
      sessionRecording: false,
      surveys: false,
    });
    const script = await get("/array/arraigo_abc/config.js");
    expect(script.headers.get("content-type")).toContain("javascript");
    const page: Record<string, { arraigo_abc?: { config: object } }> = {};
    new Function("window", await script.text())(page);
    expect(page["_POSTHOG_REMOTE_CONFIG"]?.arraigo_abc?.config).toEqual(config);
    for (const path of ["/flags/?v=2", "/decide/?v=3"])
      expect(await (await ingest(new Request(`http://x${path}`, { method: "POST", body: "{}" }))).json()).toMatchObject(
        {
          featureFlags: {},
          errorsWhileComputingFlags: false,
        },
      );
    expect((await get("/static/1.449.2/recorder.js")).status).toBe(200);
  });

  it("says to a page's snippet that the library comes from npm, instead of sending nothing without a word", async () => {
    for (const path of ["/static/array.js", "/static/array.full.js", "/static/1.449.2/array.js"]) {
      const answer = await get(path);
      expect([path, answer.status, answer.headers.get("content-type")]).toEqual([
        path,
        404,
        "text/javascript; charset=utf-8",
      ]);
      expect(await answer.text()).toMatch(/^\/\*[^*]*npm install posthog-js[^*]*\*\/\s*$/);
    }
  });

  it("tells Segment's and RudderStack's where to send", async () => {
    expect(await (await get("/v1/projects/arraigo_abc/settings")).json()).toMatchObject({
      integrations: { "Segment.io": { apiKey: "arraigo_abc", apiHost: expect.stringMatching(/\/v1$/) } },
    });
    expect(await (await get("/sourceConfig/?writeKey=arraigo_abc")).json()).toMatchObject({
      source: { enabled: true, writeKey: "arraigo_abc", destinations: [] },
    });
  });

  it("repeats no hostile key into a script or an answer", async () => {
    for (const hostile of ['");alert(1);("', "</script><script>alert(1)</script>", "a/../b", "x".repeat(300)]) {
      expect((await get(`/array/${encodeURIComponent(hostile)}/config.js`)).status).toBe(404);
      expect((await get(`/v1/projects/${encodeURIComponent(hostile)}/settings`)).status).toBe(404);
      const answer = await get(`/sourceConfig/?writeKey=${encodeURIComponent(hostile)}`);
      expect(((await answer.json()) as { source: { writeKey: string } }).source.writeKey).toBe("");
    }
  });
});
