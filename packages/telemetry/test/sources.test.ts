import { openWorld, type TestOrganisation, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { forgetDeliveries } from "../src/health/forget-deliveries";
import { createIngest, telemetryModule } from "../src/index";
import { erase } from "./erasing";
import { countEverything, look } from "./looking";

type Router = typeof telemetryModule.router;
let world: World<Router>;
let organisation: TestOrganisation<Router>;
let admin: Awaited<ReturnType<TestOrganisation<Router>["person"]>>;
let source: { id: string; key: string };
let ingest: ReturnType<typeof createIngest>;

beforeAll(async () => {
  world = await openWorld(telemetryModule);
});
afterAll(() => world.close());
beforeEach(async () => {
  // The database looks at its own clock for how long a key works on.
  world.setNow(new Date().toISOString());
  ingest = createIngest(world.services, { keyMsMax: 0 });
  organisation = await world.organisation();
  admin = await organisation.person({ roles: ["administrator"] });
  source = await admin.call.keys.create({ name: "Salesforce" });
});

let counter = 0;
const event = (more: object = {}) => ({
  type: "track",
  event: "deal_won",
  userId: "ana",
  messageId: `s-${++counter}`,
  properties: { stage: "won" },
  ...more,
});
const answerTo = (batch: unknown[], key = source.key, more: object = {}) =>
  ingest(new Request("http://x/v1/batch", { method: "POST", body: JSON.stringify({ writeKey: key, batch, ...more }) }));
const send = async (...rest: Parameters<typeof answerTo>) => (await answerTo(...rest)).status;
const counts = () => countEverything(world.test.ownerUrl, organisation.id);
const audited = async () =>
  (
    await look<{ action: string }>(
      world.test.ownerUrl,
      "select action from directory.audit_entries where organisation_id = $1 order by id",
      [organisation.id],
    )
  ).map((row) => row.action);

describe("a source's key", () => {
  it("is changed without a gap: the one before works through its grace time and not a moment longer", async () => {
    const second = await admin.call.keys.rotate({ id: source.id, graceHours: 24 });
    expect(second.key).not.toBe(source.key);
    expect(await send([event()], source.key)).toBe(200);
    expect(await send([event()], second.key)).toBe(200);
    const [listed] = await admin.call.keys.list();
    expect(listed).toMatchObject({ ending: second.key.slice(-4), previous: { ending: source.key.slice(-4) } });
    const third = await admin.call.keys.rotate({ id: source.id, graceHours: 1 });
    expect(await send([event()], source.key)).toBe(401);
    expect(await send([event()], second.key)).toBe(200);
    const fourth = await admin.call.keys.rotate({ id: source.id, graceHours: 0 });
    expect(await send([event()], third.key)).toBe(401);
    expect(await send([event()], fourth.key)).toBe(200);
    await admin.call.keys.revoke({ id: source.id });
    expect(await send([event()], fourth.key)).toBe(401);
    expect((await counts()).events).toBe(4);
    await expect(admin.call.keys.rotate({ id: source.id, graceHours: 1 })).rejects.toThrow("WriteKeyNotFound");
  });

  it("is no longer than it may be, a second and a day, and says when to come again; other sources go on", async () => {
    const other = await admin.call.keys.create({ name: "Other" });
    await admin.call.keys.limit({ id: source.id, perSecondMax: 1, perDayMax: null });
    expect(await send(Array.from({ length: 8 }, () => event()))).toBe(200);
    const fast = await answerTo(Array.from({ length: 8 }, () => event()));
    expect([fast.status, Number(fast.headers.get("retry-after")) >= 1]).toEqual([429, true]);
    await admin.call.keys.limit({ id: source.id, perSecondMax: null, perDayMax: 10 });
    world.setNow(new Date(Math.floor(Date.now() / 86_400_000) * 86_400_000 + 80_000_000).toISOString());
    expect(await send(Array.from({ length: 5 }, () => event()))).toBe(200);
    const full = await answerTo([event()]);
    expect([full.status, full.headers.get("retry-after")]).toEqual([429, "6400"]);
    expect(await send([event()], other.key)).toBe(200);
    expect((await counts()).events).toBe(14);
    await admin.call.keys.limit({ id: source.id, perSecondMax: null, perDayMax: null });
    expect(await send([event()])).toBe(200);
    expect(await audited()).toContain("telemetry.write_key_limited");
  });
});

describe("a source's events a second", () => {
  it("are as many with three processes as with one, and a source beside it is not held back", async () => {
    const other = await admin.call.keys.create({ name: "Other" });
    await admin.call.keys.limit({ id: source.id, perSecondMax: 1, perDayMax: null });
    const processes = [1, 2, 3].map(() => createIngest(world.services, { keyMsMax: 0 }));
    const post = async (take: (typeof processes)[number], writeKey: string) =>
      (
        await take(
          new Request("http://x/v1/batch", { method: "POST", body: JSON.stringify({ writeKey, batch: [event()] }) }),
        )
      ).status;
    const began = Date.now();
    let taken = 0;
    const sendTwelve = async (take: (typeof processes)[number]) => {
      for (let sent = 0; sent < 12; sent += 1) if ((await post(take, source.key)) === 200) taken += 1;
    };
    await Promise.all(processes.map(sendTwelve));
    expect(taken).toBeGreaterThanOrEqual(10);
    // Ten at once, and one for every second that all of it took.
    expect(taken).toBeLessThanOrEqual(11 + (Date.now() - began) / 1_000);
    expect(await Promise.all(processes.map((take) => post(take, other.key)))).toEqual([200, 200, 200]);
    expect((await counts()).events).toBe(taken + 3);
  });
});

describe("what arrives", () => {
  it("is seen live by whoever looks, from every process, with what became of it", async () => {
    await admin.call.sources.watch({ id: source.id });
    const second = createIngest(world.services, { keyMsMax: 0 });
    const first = event();
    await send([first, event({ event: "" }), { type: "identify", userId: "ana", anonymousId: "a" }]);
    await second(
      new Request("http://x/batch/", {
        method: "POST",
        body: JSON.stringify({
          api_key: source.key,
          batch: [{ event: "hog", distinct_id: "ana", uuid: `h-${counter}` }],
        }),
      }),
    );
    await send([first]);
    const { arrivals, personal } = await admin.call.sources.watch({ id: source.id });
    expect(personal).toBe(true);
    expect(arrivals.map(({ outcome, name, reason }) => [outcome, name, reason])).toEqual([
      ["repeated", "deal_won", null],
      ["stored", "hog", null],
      ["joined", null, null],
      ["refused", "track", "name_missing"],
      ["stored", "deal_won", null],
    ]);
    expect(arrivals[4]).toMatchObject({ userRef: "ana", properties: { stage: "won" } });
    expect((await audited()).filter((action) => action === "telemetry.arrivals_watched")).toHaveLength(1);
  });

  it("is seen one after another though nobody looked yet: of somebody known, of a name that is nobody's, and what was refused", async () => {
    await organisation.person({ externalId: "ana" });
    await send([event()]);
    await send([event({ userId: "nobody-here" })]);
    await send([event({ event: "" })]);
    const { arrivals } = await admin.call.sources.watch({ id: source.id });
    expect(arrivals.map(({ outcome, userRef, isNobodys, reason }) => [outcome, userRef, isNobodys, reason])).toEqual([
      ["refused", null, false, "name_missing"],
      ["stored", "nobody-here", true, null],
      ["stored", "ana", false, null],
    ]);
    const manager = await organisation.person({ roles: ["change_manager"] });
    const without = await manager.call.sources.watch({ id: source.id });
    expect(without.arrivals.map(({ isNobodys, userRef }) => [isNobodys, userRef])).toEqual([
      [false, null],
      [true, null],
      [false, null],
    ]);
  });

  it("of an erased person is forgotten with everything else of theirs", async () => {
    const ana = await organisation.person({ externalId: "ana", email: "ana@example.com" });
    await admin.call.sources.watch({ id: source.id });
    await send([event(), event({ userId: "luis" }), event({ event: "", properties: { by: "Ana@example.com" } })]);
    await erase(organisation, admin, ana.id);
    const { arrivals } = await admin.call.sources.watch({ id: source.id });
    expect(arrivals.map(({ userRef }) => userRef)).toEqual([null, "luis"]);
    expect((await admin.call.rejected({ limit: 10 })).rejected.map((row) => row.replayable)).toEqual([false]);
  });

  it("keeps the newest hundred, none for longer than an hour, and a few even while nobody looks", async () => {
    await send(Array.from({ length: 30 }, () => event()));
    expect((await admin.call.sources.watch({ id: source.id })).arrivals).toHaveLength(20);
    for (let round = 0; round < 3; round += 1) await send(Array.from({ length: 60 }, () => event()));
    const { arrivals } = await admin.call.sources.watch({ id: source.id });
    expect(arrivals).toHaveLength(100);
    expect(arrivals[0]?.messageId).toBe(`s-${counter}`);
    world.setNow(new Date(Date.now() + 3_700_000).toISOString());
    await admin.call.sources.watch({ id: source.id });
    await send([event()]);
    expect((await admin.call.sources.watch({ id: source.id })).arrivals).toHaveLength(1);
  });

  it("says nothing of people or values to whoever may not see them, and is nobody else's", async () => {
    const manager = await organisation.person({ roles: ["change_manager"] });
    const employee = await organisation.person();
    const stranger = await (await world.organisation()).person({ roles: ["administrator"] });
    await manager.call.sources.watch({ id: source.id });
    await send([event()]);
    const { arrivals, personal } = await manager.call.sources.watch({ id: source.id });
    expect([personal, arrivals[0]]).toMatchObject([
      false,
      { name: "deal_won", userRef: null, properties: null, propertyNames: ["stage"] },
    ]);
    await expect(employee.call.sources.watch({ id: source.id })).rejects.toThrow("NotPermitted");
    await expect(stranger.call.sources.watch({ id: source.id })).rejects.toThrow("WriteKeyNotFound");
  });

  it("shows how each source is doing: when it was heard of, what was refused and repeated, how wrong its clock is", async () => {
    await admin.call.keys.create({ name: "Never used" });
    const sentAt = new Date(world.services.clock.now().getTime() - 90_000).toISOString();
    const one = event({ context: { library: { name: "analytics-node", version: "3.1.0" } } });
    await send([one, one, event({ event: "" })], source.key, { sentAt });
    await send([one], source.key, { sentAt });
    const sources = await admin.call.sources.list();
    expect(sources.map(({ id: _id, lastSeenAt, ...rest }) => ({ ...rest, seen: lastSeenAt !== null }))).toMatchObject([
      { name: "Never used", lastDay: { stored: 0, rejected: 0, repeated: 0 }, skewMs: null, seen: false },
      {
        name: "Salesforce",
        lastDay: { stored: 1, rejected: 1, repeated: 2 },
        skewMs: 90_000,
        library: "analytics-node 3.1.0",
        seen: true,
      },
    ]);
  });
});

describe("what was refused", () => {
  const listed = async () => (await admin.call.rejected({ limit: 50 })).rejected;

  it("is taken after all once it is mended, at its own time, and counts once even where its sender mends it too", async () => {
    await organisation.person({ externalId: "ana" });
    const nameless = event({ event: "" });
    const early = event({ timestamp: "1999-01-01T00:00:00Z" });
    const nobodys = event({ userId: undefined });
    const hog = { event: "", distinct_id: "ana", uuid: `h-${++counter}` };
    await send([nameless, early, nobodys]);
    await ingest(
      new Request("http://x/batch/", { method: "POST", body: JSON.stringify({ api_key: source.key, batch: [hog] }) }),
    );
    const ids = async (reason: string) => (await listed()).filter((row) => row.reason === reason).map((row) => row.id);
    // As they are they are refused again, and stay.
    expect(await admin.call.refused.replay({ ids: (await listed()).map((row) => row.id) })).toEqual({
      taken: 0,
      refused: 4,
    });
    expect(await admin.call.refused.replay({ ids: await ids("name_missing"), mending: { name: "deal_won" } })).toEqual({
      taken: 2,
      refused: 0,
    });
    expect(
      await admin.call.refused.replay({ ids: await ids("timestamp_too_old"), mending: { atReceived: true } }),
    ).toEqual({ taken: 1, refused: 0 });
    expect(await admin.call.refused.replay({ ids: await ids("user_missing"), mending: { userId: "ana" } })).toEqual({
      taken: 1,
      refused: 0,
    });
    expect(await listed()).toEqual([]);
    await send([
      { ...nameless, event: "deal_won" },
      { ...nobodys, userId: "ana" },
    ]);
    expect(await counts()).toEqual({ events: 4, ids: 4, matched: 4, rolled: 4, active: 4, unmatched: 0 });
    expect(await audited()).toContain("telemetry.rejected_replayed");
  });

  it("shows what was sent to whoever may see people's events, which is written down, and forgets it after a week", async () => {
    const manager = await organisation.person({ roles: ["change_manager"] });
    await send([
      event({ event: "", properties: { note: "a\u0000b" } }),
      event({ properties: { x: "y".repeat(40_000) } }),
    ]);
    const rows = await listed();
    expect(rows.map((row) => [row.reason, row.replayable]).sort()).toEqual([
      ["text_not_storable", true],
      ["too_large", false],
    ]);
    const [kept] = rows.filter((row) => row.replayable);
    const id = kept?.id ?? "";
    expect((await admin.call.refused.open({ id })).sample).toContain("a\\u0000b");
    expect(await audited()).toContain("telemetry.rejected_opened");
    await expect(manager.call.refused.open({ id })).rejects.toThrow("NotPermitted");
    await expect(manager.call.refused.replay({ ids: [id] })).rejects.toThrow("NotPermitted");
    expect(await admin.call.refused.replay({ ids: [id], mending: { clean: true, name: "note" } })).toMatchObject({
      taken: 1,
    });
    await send([event({ event: "" })]);
    world.setNow(new Date(Date.now() + 8 * 86_400_000).toISOString());
    await forgetDeliveries(organisation.system, {});
    expect((await listed()).filter((row) => row.replayable)).toEqual([]);
  });
});
