import { openWorld, type TestOrganisation, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { unplannedNamesMax } from "../src/catalogue/names-beyond";
import { createIngest, recordUsage, telemetryModule } from "../src/index";
import { bringIn, send as sendFile, work } from "./history/bring-in";
import { countEverything, look } from "./looking";

type Router = typeof telemetryModule.router;
type Person = Awaited<ReturnType<TestOrganisation<Router>["person"]>>;
let world: World<Router>;
let company: TestOrganisation<Router>;
let admin: Person;
let ana: Person;
let page: { id: string; key: string };
let ingest: ReturnType<typeof createIngest>;

beforeAll(async () => {
  world = await openWorld(telemetryModule);
  ingest = createIngest(world.services, { keyMsMax: 0 });
});
afterAll(() => world.close());
beforeEach(async () => {
  world.setNow("2026-11-20T12:00:00Z");
  company = await world.organisation({ timeZone: "UTC" });
  admin = await company.person({ roles: ["administrator"] });
  ana = await company.person({ email: "ana@example.com" });
  page = await admin.call.keys.create({ name: "Intranet", trust: "browser" });
});

/** Leaves room for so many new names. */
const leaveRoom = (room: number) =>
  look(
    world.test.ownerUrl,
    `insert into telemetry.event_days (organisation_id, name, day, slot, count)
     select $1, 'sent_' || i, '2026-11-01'::date + d, 0, 1 from generate_series(1, $2::int) i, generate_series(0, 1) d`,
    [company.id, unplannedNamesMax - room],
  );

let counter = 0;
const did = (event: string) => ({ type: "track", event, userId: "ana@example.com", messageId: `n-${++counter}` });
async function send(batch: unknown[]) {
  const body = JSON.stringify({ writeKey: page.key, batch });
  expect((await ingest(new Request("http://x/v1/batch", { method: "POST", body }))).status).toBe(200);
}
const refused = async () => (await admin.call.rejected({ limit: 50 })).rejected;
const stored = async () => {
  const counts = await countEverything(world.test.ownerUrl, company.id);
  expect(counts.ids, "the log, the gate and the sums agree").toBe(counts.events);
  expect(counts.rolled).toBe(counts.events);
  return counts.events;
};

describe("names of events that nobody planned", () => {
  it("come in until the organisation is full: then a new one is refused with its reason, and known ones go on", async () => {
    await leaveRoom(2);
    const batch = ["sent_7", "new_1", "new_2", "new_3", "new_3"].map(did);
    const batchAt = (id: string) => batch.findIndex(({ messageId }) => messageId === id);
    await send(batch);
    await send(batch);
    expect(await stored()).toBe(3);
    const listed = (await refused()).toSorted((one, other) => batchAt(one.messageId) - batchAt(other.messageId));
    expect(listed).toMatchObject([
      { reason: "names_full", messageId: batch[3]?.messageId, excerpt: { name: "new_3" } },
      { reason: "names_full", messageId: batch[4]?.messageId, replayable: true },
    ]);
    await send([did("new_1"), did("sent_9"), did("new_4")]);
    expect(await stored(), "known names go on").toBe(5);
    const { arrivals } = await admin.call.sources.watch({ id: page.id });
    expect(arrivals.find(({ name }) => name === "new_4")).toMatchObject({ outcome: "refused", reason: "names_full" });
  });

  it("are taken after all once somebody describes them, and each event counts once", async () => {
    await leaveRoom(0);
    const event = did("order_placed");
    await send([event]);
    const [row] = await refused();
    const ids = [row?.id ?? ""];
    expect(await admin.call.refused.replay({ ids })).toEqual({ taken: 0, refused: 1 });
    const said = { description: "An order", ownerId: null, planned: false, plannedProperties: {} };
    await admin.call.catalogue.describe({ name: "order_placed", ...said });
    const [again] = await refused();
    expect(await admin.call.refused.replay({ ids: [again?.id ?? ""] })).toEqual({ taken: 1, refused: 0 });
    await send([event]);
    expect(await stored()).toBe(1);
    expect(await refused()).toEqual([]);
  });

  it("of our own modules are never refused, and do not stop what else arrives with a new one", async () => {
    await leaveRoom(0);
    const at = new Date("2026-11-19T10:00:00Z");
    expect(await recordUsage(company.system, [{ personId: ana.id, name: "own.thing_done", occurredAt: at }])).toBe(1);
    await send([did("own.thing_done"), { type: "identify", userId: "x", traits: { email: "ana@example.com" } }]);
    expect(await stored()).toBe(2);
  });

  it("of a file are refused line by line, as trying it said", async () => {
    await leaveRoom(3);
    const rows = Array.from({ length: 8 }, (_, at) => `f-${at},ana@example.com,name_${at % 5},2026-11-10T08:00:00Z\n`);
    const content = `id,user,event,time\n${rows.join("")}`;
    const tried = await sendFile(admin, content);
    await admin.call.history.check({ uploadId: tried.uploadId, mapping: tried.mapping });
    await work(company, "checkUpload", tried.uploadId);
    expect(await admin.call.history.get({ uploadId: tried.uploadId })).toMatchObject({
      dryRun: { counts: { fresh: 6, refused: 2 }, reasons: { names_full: 2 } },
    });
    const { uploadId, result } = await bringIn(company, admin, content);
    expect(result).toMatchObject({ stored: 6, refused: 2 });
    const listed = (await admin.call.history.refused({ fileId: uploadId })).rows;
    expect(listed.map(({ line, reason, cells }) => [line, reason, cells[2]])).toEqual([
      [5, "names_full", "name_3"],
      [6, "names_full", "name_4"],
    ]);
  });
});
