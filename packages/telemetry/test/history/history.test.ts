import { gzipSync } from "node:zlib";
import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { undoUpload } from "../../src/history/undo-upload";
import { createIngest, createWriteKey, telemetryModule } from "../../src/index";
import { countEverything, look } from "../looking";
import { storedFigures, storedVolumes } from "../oracle/stored-figures";
import { settleMoves } from "../settle";
import { bringIn, type Organisation, type Person, send, undo, work } from "./bring-in";

type Router = typeof telemetryModule.router;
let world: World<Router>;
let organisation: Organisation;
let admin: Person;
let key: string;
let ingest: ReturnType<typeof createIngest>;

beforeAll(async () => {
  world = await openWorld(telemetryModule);
  ingest = createIngest(world.services, { keyMsMax: 0 });
});
afterAll(() => world.close());
beforeEach(async () => {
  organisation = await world.organisation({ timeZone: "Europe/Madrid" });
  admin = await organisation.person({ roles: ["administrator"] });
  ({ key } = await createWriteKey(organisation.system, { name: "Live" }));
  await organisation.person({ externalId: "ana", email: "ana@lago.example" });
});

const live = async (batch: unknown[]) => {
  const request = { method: "POST", body: JSON.stringify({ writeKey: key, batch }) };
  expect((await ingest(new Request("http://x/v1/batch", request))).status).toBe(200);
};
const figures = async () => ({
  ...(await storedFigures(world.test.ownerUrl, organisation.id)),
  volumes: await storedVolumes(world.test.ownerUrl, organisation.id),
  counts: await countEverything(world.test.ownerUrl, organisation.id),
});
const sealed = async () => {
  const rows = await look<{ day: string }>(
    world.test.ownerUrl,
    "select distinct day::text from telemetry.day_presence where organisation_id = $1 order by 1",
    [organisation.id],
  );
  return rows.map(({ day }) => day);
};

const csv = `messageId,user,event,when,amount,ip
a1,ana,deal_won,2026-10-25 02:30:00,10,10.0.0.1
a2,ANA@lago.example,deal_won,2026-10-26 09:00:00,20,10.0.0.1
a3,stranger,deal_lost,2026-11-01 09:00:00,,10.0.0.1
`;

describe("a file of history", () => {
  it("is understood: who, what, when and which id, and what says more about a device than about use is left out", async () => {
    const { facts, mapping } = await send(admin, csv);
    expect(facts).toMatchObject({ format: "csv", gzip: false, encoding: "utf-8", delimiter: ",", rows: 3 });
    expect(mapping).toMatchObject({ eventName: null, timeFormat: "ymd", timeZone: "Europe/Madrid" });
    expect(mapping.columns.map(({ role }) => role)).toEqual([
      "messageId",
      "person",
      "event",
      "time",
      "property",
      "skip",
    ]);
    expect(mapping.columns[4]?.kind).toBe("number");
  });

  it("counts as what arrives by itself does, in the organisation's days, and once whichever way an id comes first", async () => {
    await live([
      { type: "track", event: "deal_won", userId: "ana", timestamp: "2026-10-25T01:30:00Z", messageId: "a1" },
    ]);
    const { result } = await bringIn(organisation, admin, csv);
    expect(result).toMatchObject({
      state: "done",
      stored: 2,
      known: 1,
      refused: 0,
      firstDay: "2026-10-26",
      lastDay: "2026-11-01",
    });
    await live([
      { type: "track", event: "deal_lost", userId: "x", timestamp: "2026-11-01T08:00:00Z", messageId: "a3" },
    ]);
    expect((await figures()).counts).toEqual({ events: 3, ids: 3, rolled: 2, active: 2, matched: 2, unmatched: 1 });
    const [row] = await look(
      world.test.ownerUrl,
      "select occurred_at, properties from telemetry.events where message_id = 'a2'",
    );
    expect(row).toEqual({ occurred_at: new Date("2026-10-26T08:00:00Z"), properties: { amount: 20 } });
  });

  it("says beforehand what it would do, and stores nothing by saying it", async () => {
    await live([
      { type: "track", event: "deal_won", userId: "ana", timestamp: "2026-10-25T01:30:00Z", messageId: "a1" },
    ]);
    const before = await figures();
    const { uploadId, mapping } = await send(
      admin,
      `${csv}a2,ana,deal_won,2026-10-27 09:00,1,x\na4,ana,,2026-10-27 09:00,1,x\na5,ana,won,tomorrow,1,x\n`,
    );
    const { dryRun } = await admin.call.history.check({ uploadId, mapping });
    expect(dryRun).toMatchObject({
      rowsDone: 6,
      counts: { fresh: 2, known: 1, repeated: 1, refused: 2, unknown: 1, unknownNames: 1, pastRaw: 0, pastPeople: 0 },
      firstDay: "2026-10-26",
      lastDay: "2026-11-01",
      unknown: [{ userRef: "stranger", count: 1 }],
      reasons: { name_missing: 1, timestamp_unreadable: 1 },
      events: [
        { name: "deal_lost", count: 1 },
        { name: "deal_won", count: 1 },
      ],
    });
    expect(dryRun?.refused.map(({ line }) => line)).toEqual([6, 7]);
    expect(await figures()).toEqual(before);
  });

  it("without message ids counts once however often it is brought in, and beside the same events without ids that came live", async () => {
    const event = { event: "deal_won", userId: "ana", timestamp: "2026-10-26T08:00:00Z", properties: { a: 1, b: [2] } };
    await live([{ type: "track", ...event }]);
    const lines = [event, { ...event, properties: { b: [2], a: 2 } }, { ...event, timestamp: "2026-10-26T08:00:01Z" }];
    const file = `${lines.map((line) => JSON.stringify(line)).join("\n")}\n`;
    expect((await bringIn(organisation, admin, file)).result).toMatchObject({ stored: 2, known: 1 });
    const once = await figures();
    expect((await bringIn(organisation, admin, gzipSync(file))).result).toMatchObject({ stored: 0, known: 3 });
    expect(await figures()).toEqual(once);
  });

  it("taken back leaves exactly what counted before, in the log, the sums, the names and the volumes, and may come again", async () => {
    await live([
      { type: "track", event: "deal_won", userId: "ana", timestamp: "2026-10-26T20:00:00Z", messageId: "mine" },
      { type: "track", event: "deal_lost", userId: "stranger", timestamp: "2026-10-20T20:00:00Z", messageId: "a1" },
    ]);
    await telemetryModule.jobs.sealDays?.(organisation.system, {});
    expect(await sealed()).toContain("2026-10-26");
    const before = await figures();
    const { uploadId, result } = await bringIn(organisation, admin, csv);
    expect(result.stored).toBe(2);
    expect(await sealed()).not.toContain("2026-10-26");
    await telemetryModule.jobs.sealDays?.(organisation.system, {});
    expect(await undo(organisation, admin, uploadId)).toMatchObject({ state: "undone", removed: 2 });
    expect(await figures()).toEqual(before);
    expect(await sealed()).not.toContain("2026-10-26");
    expect((await bringIn(organisation, admin, csv)).result.stored).toBe(2);
  });

  it("taken back after its names changed hands takes what it added from whom they belong to now", async () => {
    const { uploadId } = await bringIn(organisation, admin, csv);
    const bea = await organisation.person({});
    await admin.call.names.map({ userRef: "stranger", personId: bea.id });
    await settleMoves(world.test.ownerUrl, organisation.system);
    expect((await figures()).counts).toMatchObject({ matched: 3, unmatched: 0 });
    await undo(organisation, admin, uploadId);
    expect((await figures()).counts).toEqual({ events: 0, ids: 0, rolled: 0, active: 0, matched: 0, unmatched: 0 });
  });

  it("of years ago stays whole for the week in which it can be taken back, and then is kept as everything is", async () => {
    const old = csv.replaceAll("2026-1", "2024-1");
    const { uploadId, result } = await bringIn(organisation, admin, old);
    const whole = await figures();
    await telemetryModule.jobs.keepToPolicy?.(organisation.system, {});
    expect(await figures()).toEqual(whole);
    const later = { ...organisation.system, clock: { now: () => new Date(Date.parse(result.undoUntil ?? "") + 1) } };
    await telemetryModule.jobs.keepToPolicy?.(later, {});
    expect((await figures()).counts).toMatchObject({ events: 0, rolled: 0, active: 0, ids: 3 });
    await expect(undoUpload(later, { uploadId })).rejects.toMatchObject({
      code: "telemetry.UploadTooOld",
    });
  });

  it("pauses behind a whole batch and goes on from there, and two workers sent for it do nothing twice", async () => {
    const rows = 13_000;
    const long = `id,user,event,time\n${Array.from({ length: rows }, (_, n) => `m${n},ana,deal_won,2026-10-${10 + (n % 20)}T10:00:00Z`).join("\n")}\n`;
    const { uploadId, mapping } = await send(admin, long);
    await admin.call.history.run({ uploadId, mapping });
    const running = work(organisation, "runUpload", uploadId);
    while ((await admin.call.history.get({ uploadId })).rowsDone === 0)
      await new Promise((resume) => setTimeout(resume, 5));
    await admin.call.history.pause({ uploadId });
    await running;
    const stood = await admin.call.history.get({ uploadId });
    expect(stood.state).toBe("paused");
    expect(stood.rowsDone).toBeLessThan(rows);
    expect((await figures()).counts.events).toBe(stood.rowsDone);
    await admin.call.history.resume({ uploadId });
    await Promise.all([work(organisation, "runUpload", uploadId), work(organisation, "runUpload", uploadId)]);
    expect(await admin.call.history.get({ uploadId })).toMatchObject({ state: "done", stored: rows, known: 0 });
    expect((await figures()).counts).toMatchObject({ events: rows, rolled: rows, active: rows });
    const [pieces] = await look(
      world.test.ownerUrl,
      "select count(*)::int as n from telemetry.history_pieces where organisation_id = $1",
      [organisation.id],
    );
    expect(pieces).toEqual({ n: 0 });
  });

  it("is nobody's but an administrator's", async () => {
    const manager = await organisation.person({ roles: ["change_manager"] });
    await expect(manager.call.history.start({ fileName: "x", bytes: 1 })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
