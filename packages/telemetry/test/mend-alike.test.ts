import { openWorld, type TestOrganisation, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createIngest, telemetryModule } from "../src/index";
import { countEverything, look } from "./looking";

type Router = typeof telemetryModule.router;
let world: World<Router>;
let organisation: TestOrganisation<Router>;
let admin: Awaited<ReturnType<TestOrganisation<Router>["person"]>>;
let source: { id: string; key: string };
let ingest: ReturnType<typeof createIngest>;

beforeAll(async () => {
  world = await openWorld(telemetryModule);
  ingest = createIngest(world.services, { keyMsMax: 0 });
});
afterAll(() => world.close());
beforeEach(async () => {
  organisation = await world.organisation({ timeZone: "UTC" });
  admin = await organisation.person({ roles: ["administrator"] });
  source = await admin.call.keys.create({ name: "Salesforce" });
});

const event = (messageId: string, more: object = {}) => ({
  type: "track",
  event: "deal_won",
  userId: "ana",
  timestamp: "1999-01-01T00:00:00Z",
  messageId,
  ...more,
});
async function send(batch: object[]): Promise<void> {
  const body = JSON.stringify({ writeKey: source.key, batch });
  expect((await ingest(new Request("http://x/v1/batch", { method: "POST", body }))).status).toBe(200);
}
const groups = async () => (await admin.call.refused.alike()).groups;
const groupOf = async (name: string | null, reason: string) => {
  const found = (await groups()).find((each) => each.name === name && each.reason === reason);
  if (!found) throw new Error("no such group");
  return { reason: found.reason, sourceId: found.sourceId, name: found.name, until: found.until };
};
async function mendAll(asked: Awaited<ReturnType<typeof groupOf>>, mending: object) {
  const sum = { taken: 0, refused: 0 };
  for (let after: string | null = null, more = true; more; ) {
    const { taken, refused, next } = await admin.call.refused.mendAlike({ ...asked, mending, after });
    sum.taken += taken;
    sum.refused += refused;
    after = next;
    more = next !== null;
  }
  return sum;
}

it("refused events that are alike are tried together without storing one, and mended together: each once, however often it is asked for", async () => {
  await send([
    ...Array.from({ length: 450 }, (_, index) => event(`old-${index}`)),
    ...[1, 2, 3].map((index) => event(`nobodys-${index}`, { userId: undefined })),
    event("other", { event: "case_solved" }),
  ]);
  expect((await groups()).map(({ name, reason, count, mendable }) => [name, reason, count, mendable])).toEqual([
    ["deal_won", "timestamp_too_old", 450, 450],
    ["deal_won", "user_missing", 3, 3],
    ["case_solved", "timestamp_too_old", 1, 1],
  ]);
  const group = await groupOf("deal_won", "timestamp_too_old");
  // Its sender mended one of them meanwhile; and what is refused from now on is not meant.
  await send([event("old-7", { timestamp: "2026-11-17T10:00:00Z" }), event("later")]);
  expect(await admin.call.refused.tryAlike({ ...group, mending: {} })).toMatchObject({
    total: 450,
    fresh: 0,
    refused: 450,
    firstRefused: { reason: "timestamp_too_old" },
  });
  const mending = { atReceived: true };
  expect(await admin.call.refused.tryAlike({ ...group, mending })).toEqual({
    total: 450,
    fresh: 449,
    known: 1,
    refused: 0,
    firstRefused: null,
  });
  expect(await countEverything(world.test.ownerUrl, organisation.id)).toMatchObject({ events: 1, ids: 1 });
  const both = await Promise.all([mendAll(group, mending), mendAll(group, mending)]);
  expect(both[0].taken + both[1].taken).toBe(450);
  expect(await mendAll(group, mending)).toEqual({ taken: 0, refused: 0 });
  expect(await countEverything(world.test.ownerUrl, organisation.id)).toMatchObject({ events: 450, ids: 450 });
  expect((await groups()).map(({ name, reason, count }) => [name, reason, count])).toEqual([
    ["deal_won", "user_missing", 3],
    ["deal_won", "timestamp_too_old", 1],
    ["case_solved", "timestamp_too_old", 1],
  ]);
});

it("those a mending does not help are told with the reason of the first, and stay as they were", async () => {
  await send([
    event("a", { event: "", timestamp: "2026-11-17T10:00:00Z" }),
    event("b", { event: "" }),
    event("c", { event: "", timestamp: "2026-11-17T10:00:00Z" }),
  ]);
  const group = await groupOf(null, "name_missing");
  const mending = { name: "deal_lost" };
  const tried = await admin.call.refused.tryAlike({ ...group, mending });
  expect(tried).toMatchObject({ total: 3, fresh: 2, refused: 1, firstRefused: { reason: "timestamp_too_old" } });
  const before = await listed();
  expect(await mendAll(group, mending)).toEqual({ taken: 2, refused: 1 });
  expect(await listed()).toEqual(before.filter(({ messageId }) => messageId === "b"));
});

it("what somebody did who is being erased is neither taken nor counted as taken, and what it said is gone with them", async () => {
  const ana = await organisation.person({ externalId: "E-ana-7" });
  await send([event("hers", { userId: "E-ana-7" }), event("again", { userId: "E-ANA-7" }), event("others")]);
  const group = await groupOf("deal_won", "timestamp_too_old");
  const { erasureId } = await admin.call.retention.erase({ personId: ana.id });
  const mending = { atReceived: true };
  expect(await admin.call.refused.tryAlike({ ...group, mending })).toMatchObject({ total: 3, fresh: 1, refused: 2 });
  expect(await mendAll(group, mending)).toEqual({ taken: 1, refused: 2 });
  const ids = (await listed()).map(({ id }) => id);
  expect(ids).toHaveLength(2);
  expect(await admin.call.refused.replay({ ids, mending })).toEqual({ taken: 0, refused: 2 });
  expect(await countEverything(world.test.ownerUrl, organisation.id)).toMatchObject({ events: 1 });
  await telemetryModule.jobs["erasePerson"]?.(organisation.system, { erasureId });
  expect((await listed()).map(({ replayable }) => replayable)).toEqual([false, false]);
});

it("those nobody wants are taken off the list together, by whoever may see them, and stay counted as refused", async () => {
  await send([event("a"), event("b"), event("c", { event: "case_solved" })]);
  const group = await groupOf("deal_won", "timestamp_too_old");
  const manager = await organisation.person({ roles: ["change_manager"] });
  const stranger = await (await world.organisation()).person({ roles: ["administrator"] });
  await expect(manager.call.refused.discardAlike(group)).rejects.toThrow("NotPermitted");
  expect(await stranger.call.refused.discardAlike(group)).toEqual({ discarded: 0 });
  await send([event("d")]);
  expect(await admin.call.refused.discardAlike(group)).toEqual({ discarded: 2 });
  expect(await admin.call.refused.discardAlike(group)).toEqual({ discarded: 0 });
  expect((await listed()).map(({ messageId }) => messageId).toSorted()).toEqual(["c", "d"]);
  expect((await admin.call.health()).outside.rejectedLastDay).toBe(4);
  const audited = await look(
    world.test.ownerUrl,
    "select facts from directory.audit_entries where organisation_id = $1 and action = 'telemetry.rejected_discarded'",
    [organisation.id],
  );
  expect(audited).toEqual([{ facts: { reason: "timestamp_too_old", discarded: 2 } }]);
});

const listed = async () => (await admin.call.rejected({ limit: 50 })).rejected;
