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

let counter = 0;
const track = (more: object = {}) => ({
  type: "track",
  event: "deal_won",
  userId: "u",
  messageId: `kept-${++counter}`,
  ...more,
});
const send = async (batch: unknown[], writeKey = key) => {
  const body = JSON.stringify({ writeKey, batch });
  expect((await ingest(new Request("http://x/v1/batch", { method: "POST", body }))).status).toBe(200);
};
const listed = async () =>
  (
    await look<{ count: number }>(
      world.test.ownerUrl,
      "select count(*)::int as count from telemetry.rejected_events where organisation_id = $1 group by source_id order by 1",
      [organisation.id],
    )
  ).map(({ count }) => count);

describe("what was refused", () => {
  it("is kept by source, the newest two thousand of each, so that no source's mistake pushes out another's", async () => {
    const precious = await createWriteKey(organisation.system, { name: "Precious" });
    await send([track({ type: "no" })], precious.key);
    for (let round = 0; round < 5; round += 1) {
      world.setNow(`2026-11-18T12:00:0${round + 1}Z`);
      await send(Array.from({ length: 600 }, () => track({ type: "no" })));
    }
    world.setNow("2026-11-18T12:00:00Z");
    expect(await listed()).toEqual([1, 2_000]);
  });

  it("is listed one by one without a usable id where events differ, and once where they are the same", async () => {
    const different = Array.from({ length: 50 }, (_, index) => track({ messageId: index, properties: { index } }));
    await send([...different, ...different]);
    expect(await listed()).toEqual([50]);
  });
});

it("a page of RudderStack's that is left is understood: the key in its address, and text without a type", async () => {
  const beacon = async (query: string) => {
    const body = new Blob([JSON.stringify({ batch: [track()] })]);
    return (await ingest(new Request(`http://x/beacon/v1/batch${query}`, { method: "POST", body }))).status;
  };
  expect(await beacon(`?writeKey=${encodeURIComponent(key)}`)).toBe(200);
  expect(await beacon("?writeKey=nobody")).toBe(401);
  expect(await beacon("")).toBe(401);
  expect((await countEverything(world.test.ownerUrl, organisation.id)).events).toBe(1);
});
