import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { openWorld, type TestOrganisation, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createIngest, createWriteKey, telemetryModule } from "../src/index";
import { countEverything } from "./looking";

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

const send = async (path: string, body: string | Uint8Array, headers: Record<string, string> = {}) =>
  (
    await ingest(
      new Request(`http://x${path}`, { method: "POST", body: body as NonNullable<RequestInit["body"]>, headers }),
    )
  ).status;
const stored = async () => (await countEverything(world.test.ownerUrl, organisation.id)).events;

let counter = 0;
const segment = (more: object = {}) =>
  JSON.stringify({
    writeKey: key,
    batch: [{ type: "track", event: "x", userId: "u", messageId: `b-${++counter}`, ...more }],
  });
const posthog = (more: object = {}) =>
  JSON.stringify({
    api_key: key,
    batch: [{ event: "x", distinct_id: "u", uuid: `0190-${++counter}`, properties: {}, ...more }],
  });

describe("a body is known by its bytes, not by what is said of it", () => {
  it("plain, gzip, zlib and bare deflate, with wrong or missing headers", async () => {
    expect(await send("/v1/batch", segment(), { "content-type": "image/png", "content-encoding": "gzip" })).toBe(200);
    expect(await send("/v1/batch", gzipSync(segment()), { "content-type": "text/plain" })).toBe(200);
    expect(await send("/v1/batch", deflateSync(segment()))).toBe(200);
    expect(await send("/v1/batch", deflateRawSync(segment()), { "content-encoding": "deflate" })).toBe(200);
    expect(await send("/v1/batch", `\uFEFF ${segment()}`)).toBe(200);
    expect(await stored()).toBe(5);
  });

  it("the forms a browser sends on leaving a page: base64 in `data`, escaped or not, and gzip under a query that says so", async () => {
    const base64 = () => Buffer.from(posthog({ properties: { text: "ñandú >>> ???" } })).toString("base64");
    const form = { "content-type": "application/x-www-form-urlencoded" };
    expect(await send("/e/?compression=base64", `data=${encodeURIComponent(base64())}`, form)).toBe(200);
    expect(await send("/e/?compression=base64", `data=${base64()}`, form)).toBe(200);
    expect(await send("/e/", `data=${encodeURIComponent(posthog())}`, form)).toBe(200);
    expect(await send("/e/?compression=base64", base64())).toBe(200);
    expect(
      await send("/e/?compression=gzip-js&ver=1.449.2", gzipSync(posthog()), { "content-type": "text/plain" }),
    ).toBe(200);
    expect(await send("/e/", `data=${encodeURIComponent(gzipSync(posthog()).toString("base64"))}`, form)).toBe(200);
    expect(await stored()).toBe(6);
  });

  it("says 400 to what is none of these, and stores nothing of it", async () => {
    for (const body of ["", "data=", "data=%7B", "hello", "\u001f\u008b", "W10", "null", "7", '{"batch":7}', "{}"])
      expect([body, await send("/v1/batch", body)]).toEqual([body, 400]);
    expect(await send("/v1/batch", gzipSync(segment()).subarray(0, -9))).toBe(400);
    expect(await send("/batch/", deflateSync(posthog()).subarray(0, 30))).toBe(400);
    expect(await stored()).toBe(0);
  });
});

describe("a batch is not refused for its size where its library may send it", () => {
  it("takes 4 MB of Segment's protocol and 20 MB of PostHog's, and lists an event beyond 32 KB instead of refusing the rest", async () => {
    const large = (count: number, bytes: number) =>
      Array.from({ length: count }, () => ({
        type: "track",
        event: "x",
        userId: "u",
        messageId: `l-${++counter}`,
        properties: { note: "n".repeat(bytes) },
      }));
    expect(
      await send("/v1/batch", JSON.stringify({ writeKey: key, batch: [...large(128, 30_000), ...large(1, 40_000)] })),
    ).toBe(200);
    expect(await stored()).toBe(128);
    const batch = Array.from({ length: 640 }, () => ({
      event: "x",
      distinct_id: "u",
      uuid: `l-${++counter}`,
      properties: { note: "n".repeat(30_000) },
    }));
    expect(await send("/batch/", gzipSync(JSON.stringify({ api_key: key, batch })))).toBe(200);
    expect(await stored()).toBe(768);
  }, 30_000);

  it("says 413 beyond that, so that a library that can halve its batch does", async () => {
    expect(await send("/v1/batch", `{"batch":["${"x".repeat(4_000_000)}"]}`)).toBe(413);
    expect(await send("/batch/", gzipSync(`{"batch":["${"x".repeat(20_000_000)}"]}`))).toBe(413);
  });
});
