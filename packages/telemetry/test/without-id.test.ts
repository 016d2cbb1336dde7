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

const post = (path: string, body: object) =>
  ingest(new Request(`http://x${path}`, { method: "POST", body: JSON.stringify(body) }));
const events = async () => (await countEverything(world.test.ownerUrl, organisation.id)).events;

describe("an event without id", () => {
  it("that says no time either is the same within a minute, and another one afterwards", async () => {
    for (const at of ["09:00:01", "09:00:40", "09:30:00", "10:30:00"]) {
      world.setNow(`2026-11-18T${at}Z`);
      await post("/v1/track", { event: "report_run", userId: "ana", writeKey: key });
      await post("/capture/", { event: "report_seen", distinct_id: "ana", api_key: key });
    }
    expect(await events()).toBe(6);
  });

  it("is told apart by the time it happened, whichever of its two names that has", async () => {
    world.setNow("2026-11-18T12:00:00Z");
    for (const hour of ["09", "10", "10"]) {
      const sent = { event: "report_run", userId: "ana", originalTimestamp: `2026-11-18T${hour}:00:00Z` };
      await post("/v1/track", { ...sent, writeKey: key });
    }
    expect(await events()).toBe(2);
  });
});
