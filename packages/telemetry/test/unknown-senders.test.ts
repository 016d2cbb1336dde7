import { gzipSync } from "node:zlib";
import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createIngest, createWriteKey, telemetryModule } from "../src/index";
import { countValues } from "../src/ingest/count-values";
import { Busy } from "../src/ingest/delivery-queue";
import { heldBytes } from "../src/ingest/held-bytes";
import { keysInBody } from "../src/ingest/keys-in-body";
import { heldBytesMax, smallBytes, unnamedMax } from "../src/ingest/limits";
import { textOf } from "../src/ingest/text-of";

let world: World<typeof telemetryModule.router>;
let key: string;
let ingest: ReturnType<typeof createIngest>;

beforeAll(async () => {
  world = await openWorld(telemetryModule);
  ingest = createIngest(world.services, { keyMsMax: 0 });
  ({ key } = await createWriteKey((await world.organisation()).system, { name: "Test" }));
});
afterAll(() => world.close());

const post = async (path: string, body: string | Uint8Array | ReadableStream, headers: Record<string, string> = {}) =>
  ingest(
    new Request(`http://x${path}`, { method: "POST", body: body as never, headers, duplex: "half" } as RequestInit),
  );
const millions = 5_000_000;

describe("who has shown no key", () => {
  // Read in square time, any of these would take hours.
  it.each([" ", "=", "&", "\n", "+", "a&", "data=", "data=&", "&data", "=!", "%", "\\", '"'])(
    "is refused in time that grows with the body alone, made of %j",
    async (unit) => {
      const text = unit.repeat(millions / unit.length);
      for (const end of ["!", "", "data=", "&data=e30", "=="]) textOf(Buffer.from(text + end));
      expect([400, 401]).toContain((await post("/e/", gzipSync(`${text}!`, { level: 1 }))).status);
      expect((await post("/e/", `${text.slice(0, 50_000)}!`)).status).toBe(400);
    },
  );

  it("has only as much parsed as an event may hold: the rest is looked through for a key, and refused without", async () => {
    const many = (unit: string) =>
      gzipSync(`{"batch":[${`${unit},`.repeat(millions / unit.length)}${unit}]}`, { level: 1 });
    for (const unit of ["{}", "[]", "1", '{"api_key":"nobody"}'])
      for (const named of [undefined, { authorization: `Basic ${btoa("nobody:")}` }])
        expect((await post("/e/", many(unit), named)).status).toBe(401);
  });

  it("holds a place among a thousand while a body arrives, and the next one is told to come again or has the oldest's place", async () => {
    const waiting: ReadableStreamDefaultController[] = [];
    const stalled = () => new ReadableStream({ start: (controller) => void waiting.push(controller) });
    const asked = Array.from({ length: unnamedMax + 1 }, () => post("/e/", stalled(), { "content-length": "1000" }));
    expect((await Promise.race(asked)).status).toBe(503);
    for (const controller of waiting) controller.error(new Error("left"));
    const answers = await Promise.all(asked);
    expect(answers.filter(({ status }) => status === 200)).toEqual([]);
    expect((await post("/e/", "{}")).status).toBe(400);
  });

  it("holds no more than all large bodies may, in however many pieces that are each no large one", () => {
    const hold = heldBytes();
    const taken = Array.from({ length: 1_000 }, () => {
      const mine = hold();
      try {
        mine.hold(smallBytes * 4);
        return mine;
      } catch (error) {
        expect(error).toBeInstanceOf(Busy);
        return undefined;
      }
    }).filter((mine) => mine !== undefined);
    expect(taken).toHaveLength(heldBytesMax / (smallBytes * 4));
    for (const mine of taken) mine.release();
    expect(() => hold().hold(heldBytesMax)).not.toThrow();
  });
});

describe("what a large body holds", () => {
  it("is counted without parsing it: values outside of texts, however deep", () => {
    expect(countValues(Buffer.from('{"a":[1,{"b":"x,y{[\\"]},"}],"c":{}}'))).toBe(1 + 1 + 1 + 1 + 1 + 1 + 1);
    expect(countValues(Buffer.from("[".repeat(1_000) + "]".repeat(1_000)))).toBe(1_001);
    expect(countValues(Buffer.from(`["${"{,".repeat(2_000_000)}"]`))).toBe(2);
  });

  it("is refused with 413 under a good key where no honest batch holds as much: values, objects, or properties of one", async () => {
    const bodies = [
      `[${"1,".repeat(1_000_000)}1]`,
      `[${"{},".repeat(300_000)}{}]`,
      `{${Array.from({ length: 50_001 }, (_, index) => `"k${index}":1`).join(",")}}`,
    ];
    for (const body of bodies) {
      expect(countValues(Buffer.from(body))).toBeUndefined();
      expect((await post("/e/", gzipSync(`{"api_key":"${key}","batch":[${body}]}`))).status).toBe(413);
    }
  });

  it("is stored where it is what posthog-js fills 20 MB with: eight thousand clicks with seventy properties each", async () => {
    const properties = Object.fromEntries(
      Array.from({ length: 70 }, (_, index) => [`$property_${index}`, `a usual value ${index}`]),
    );
    const elements = Array.from({ length: 8 }, () => ({ tag_name: "div", attr__class: "row" }));
    const click = JSON.stringify({ event: "x", properties: { ...properties, $elements: elements } });
    const values = countValues(Buffer.from(`[${`${click},`.repeat(Math.floor(20_000_000 / click.length) - 1)}1]`));
    expect(values).toBeGreaterThan(500_000);
    const batch = Array.from({ length: 40 }, (_, index) => ({
      event: "x",
      uuid: `large-${index}`,
      distinct_id: "u",
      properties: { ...properties, token: key },
    }));
    for (const body of [batch, { batch, api_key: key }, { api_key: key, batch }])
      expect((await post("/e/", JSON.stringify(body))).status).toBe(200);
  });

  it("names its key before its events, in each of them, or after them", () => {
    const long = `"${"x".repeat(200_000)}"`;
    expect(keysInBody(Buffer.from(`{"api_key":"a","batch":[${long}]}`))).toEqual(["a"]);
    expect(keysInBody(Buffer.from(`{"batch":[${long}],"sentAt":"t","api_key" : "b"}`))).toEqual(["b"]);
    const tokens = Array.from({ length: 9 }, (_, index) => `{"token":"t${index}"}`).join(",");
    expect(keysInBody(Buffer.from(`{"batch":[${tokens},${long}],"writeKey":"c"}`))).toContain("c");
  });
});
