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

const post = async (path: string, body: string) =>
  (await ingest(new Request(`http://x${path}`, { method: "POST", body }))).status;
const send = (batch: unknown[]) => post("/v1/batch", JSON.stringify({ writeKey: key, batch }));
const counts = () => countEverything(world.test.ownerUrl, organisation.id);
const column = async (name: "reason" | "name", table: "rejected_events" | "events") =>
  (
    await look<Record<string, string>>(
      world.test.ownerUrl,
      `select ${name} from telemetry.${table} where organisation_id = $1 order by message_id`,
      [organisation.id],
    )
  ).map((row) => row[name]);
const rejected = () => column("reason", "rejected_events");
const names = () => column("name", "events");

let counter = 0;
const event = (more: object = {}) => ({
  type: "track",
  event: "x",
  userId: "u",
  timestamp: "2026-11-18T09:00:00Z",
  messageId: `field-${String(++counter).padStart(6, "0")}`,
  ...more,
});

describe("a field of an event that nobody foresaw", () => {
  it("nested thousands deep in any one field is taken or listed alone, with and without an id, and its neighbours are stored", async () => {
    const deep = `${"[".repeat(6_000)}${"]".repeat(6_000)}`;
    const fields = [
      "name",
      "userId",
      "anonymousId",
      "timestamp",
      "originalTimestamp",
      "messageId",
      "context",
      "traits",
    ];
    const bad = fields.map((field) => `{"type":"track","event":"e","userId":"u","${field}":${deep}}`);
    for (const each of bad)
      expect(await post("/v1/batch", `{"writeKey":"${key}","batch":[${JSON.stringify(event())},${each}]}`)).toBe(200);
    const posthog = ["timestamp", "distinct_id", "event", "uuid", "properties"];
    for (const field of posthog) {
      const good = { event: "x", distinct_id: "u", uuid: `deep-${++counter}` };
      const each = `{"event":"e","distinct_id":"u","${field}":${deep}}`;
      expect(await post("/e/", `{"api_key":"${key}","batch":[${JSON.stringify(good)},${each}]}`)).toBe(200);
    }
    expect((await names()).filter((name) => name === "x")).toHaveLength(fields.length + posthog.length);
    expect(new Set(await rejected())).toEqual(
      new Set(["timestamp_unreadable", "message_id_invalid", "user_missing", "name_missing", "too_deep"]),
    );
  });

  it("beside a time of sending that no clock shows is stored all the same, and the time says nothing of the clock", async () => {
    const skew = async () =>
      (
        await look<{ skew_ms: string | null }>(
          world.test.ownerUrl,
          "select skew_ms from telemetry.source_states where organisation_id = $1",
          [organisation.id],
        )
      ).map((row) => row.skew_ms);
    for (const sentAt of ["1e19", "-1e19", "1e300", "9e15", '"0001-01-01T00:00:00Z"', '"+275760-09-13T00:00:00.000Z"'])
      expect(
        await post("/v1/batch", `{"writeKey":"${key}","sentAt":${sentAt},"batch":[${JSON.stringify(event())}]}`),
      ).toBe(200);
    expect((await counts()).events).toBe(6);
    expect(await skew()).toEqual([null]);
  });

  it("of a day no calendar has is listed, and counted on no other day", async () => {
    const days = [
      "2026-02-29T10:00:00Z",
      "2026-02-30T10:00:00Z",
      "2026-02-31",
      "2025-11-31 10:00:00",
      "2026-04-31T10:00:00+02:00",
    ];
    expect(await send([...days, "2024-02-29T10:00:00Z", "2026-10-31"].map((timestamp) => event({ timestamp })))).toBe(
      200,
    );
    expect((await counts()).events).toBe(2);
    expect(await rejected()).toEqual(days.map(() => "timestamp_unreadable"));
  });
});
