import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { openWorld, type TestOrganisation, type World } from "@arraigo/directory/testing";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createIngest, createWriteKey, recordUsage, telemetryModule } from "../src/index";
import { send as sendFile } from "./history/bring-in";
import { countEverything, look } from "./looking";

type Router = typeof telemetryModule.router;
type Person = Awaited<ReturnType<TestOrganisation<Router>["person"]>>;
let world: World<Router>;
let organisation: TestOrganisation<Router>;
let admin: Person;
let ana: Person;
let ingest: ReturnType<typeof createIngest>;
let key: string;

beforeAll(async () => {
  world = await openWorld(telemetryModule);
  ingest = createIngest(world.services, { keyMsMax: 0 });
});
afterAll(() => world.close());
beforeEach(async () => {
  organisation = await world.organisation({ timeZone: "UTC" });
  admin = await organisation.person({ roles: ["administrator"] });
  ana = await organisation.person({ externalId: "E-ana-7", email: "ana.secret@example.com" });
  ({ key } = await createWriteKey(organisation.system, { name: "Live" }));
  await send([
    did("E-ana-7", 10),
    did("ana.secret@example.com", 11),
    { ...did("bob", 12), properties: { assigned: "ana.secret@example.com" } },
  ]);
});

const did = (userId: string, day: number, messageId = `${userId} ${day}`) => ({
  type: "track",
  event: "deal_won",
  userId,
  messageId,
  timestamp: `2026-11-${day}T10:00:00Z`,
});
async function send(batch: object[]): Promise<void> {
  const body = JSON.stringify({ writeKey: key, batch });
  expect((await ingest(new Request("http://x/v1/batch", { method: "POST", body }))).status).toBe(200);
}
const work = (erasureId: string) => telemetryModule.jobs["erasePerson"]?.(organisation.system, { erasureId });
const shown = async () => (await admin.call.retention.erasures()).erasures;
const counted = () => countEverything(world.test.ownerUrl, organisation.id);

it("from the moment it is asked for until it is done nothing of the person is taken in, what others send is, and afterwards they begin anew", async () => {
  const before = await counted();
  const { erasureId } = await admin.call.retention.erase({ personId: ana.id });
  const meanwhile = [
    did("E-ANA-7", 13),
    did("E-ana-7", 13),
    { type: "identify", userId: "E-ana-7", anonymousId: "device-9" },
  ];
  await send([...meanwhile, did("device-9", 13), did("bob", 13)]);
  await recordUsage(organisation.system, [
    { personId: ana.id, name: "deal_won", occurredAt: new Date("2026-11-13T11:00:00Z"), properties: {} },
  ]);
  expect(await counted()).toMatchObject({ events: before.events + 1, ids: before.ids + 1, rolled: before.rolled });
  await work(erasureId);
  expect(await counted()).toMatchObject({ events: 2, matched: 0, rolled: before.rolled });
  expect(await shown()).toMatchObject([{ id: erasureId, state: "done", looked: 15, left: 0 }]);
  await send([did("E-ana-7", 14, "another")]);
  expect(await counted()).toMatchObject({ matched: 1, rolled: before.rolled + 1 });
});

it("asked for twice is one erasure, and once done it says who asked and where something was, and neither whose it was nor how much", async () => {
  const first = await admin.call.retention.erase({ personId: ana.id });
  expect(await admin.call.retention.erase({ personId: ana.id })).toEqual(first);
  expect(await shown()).toMatchObject([{ state: "running", done: 0, of: 5, personId: ana.id, problem: null }]);
  await Promise.all([work(first.erasureId), work(first.erasureId)]);
  await work(first.erasureId);
  const [done] = await shown();
  expect(done).toMatchObject({ state: "done", done: 5, personId: null, name: null, left: 0 });
  expect(done?.removed).toEqual(expect.arrayContaining(["events", "days", "uses"]));
  const [kept] = await look<{ row: string }>(
    world.test.ownerUrl,
    "select to_jsonb(e)::text as row from telemetry.erasures e where organisation_id = $1",
    [organisation.id],
  );
  expect(kept?.row).not.toMatch(/ana/i);
  expect(kept?.row).not.toContain(ana.id);
  const audited = await look<{ action: string }>(
    world.test.ownerUrl,
    "select action from directory.audit_entries where organisation_id = $1 and subject_id = $2 order by action",
    [organisation.id, ana.id],
  );
  expect(audited).toEqual([{ action: "telemetry.erasure_begun" }, { action: "telemetry.person_erased" }]);
});

it("waits for a file of history that came meanwhile and could bring the person back, says so, and goes on when it is gone", async () => {
  const { erasureId } = await admin.call.retention.erase({ personId: ana.id });
  const { uploadId } = await sendFile(admin, "id,user,event,time\nz,bob,won,2026-11-09T10:00:00Z\n", "late.csv");
  await work(erasureId);
  expect(await shown()).toMatchObject([{ state: "running", phase: "rest", problem: "telemetry.FilesWaiting" }]);
  await admin.call.history.discard({ uploadId });
  await work(erasureId);
  expect(await shown()).toMatchObject([{ state: "done", problem: null, left: 0 }]);
});

it("what others send of the person once their days are looked through is kept without the name, and nothing else of it changes", async () => {
  const { erasureId } = await admin.call.retention.erase({ personId: ana.id });
  const { uploadId } = await sendFile(admin, "id,user,event,time\nz,bob,won,2026-11-09T10:00:00Z\n", "late.csv");
  await work(erasureId);
  expect(await shown()).toMatchObject([{ state: "running", phase: "rest" }]);
  await send([
    {
      ...did("bob", 12, "late"),
      properties: { assigned: "Ana.Secret@example.com", size: 3 },
      context: { page: { path: "/people/ana.secret@example.com" } },
    },
    { ...did("bob", 12, "plain"), properties: { size: 4 } },
  ]);
  await admin.call.history.discard({ uploadId });
  await work(erasureId);
  expect(await shown()).toMatchObject([{ state: "done", left: 0 }]);
  const kept = await look<{ properties: object; said: string }>(
    world.test.ownerUrl,
    "select properties, lower(t::text) as said from telemetry.events t where organisation_id = $1 order by message_id",
    [organisation.id],
  );
  expect(kept.map(({ properties }) => properties)).toEqual([{ assigned: "" }, { assigned: "", size: 3 }, { size: 4 }]);
  expect(kept.filter(({ said }) => said.includes("ana.secret"))).toEqual([]);
});

it("killed in the middle, it goes on behind its last piece and leaves exactly what it leaves undisturbed", async () => {
  const { erasureId } = await admin.call.retention.erase({ personId: ana.id });
  const holder = new pg.Client({ connectionString: world.test.ownerUrl });
  await holder.connect();
  let worker: ChildProcess | undefined;
  try {
    // Stopped where it wants to blank what another's event says of her: by then her own events are gone, and her sums stand.
    await holder.query("begin");
    await holder.query("select from telemetry.events where organisation_id = $1 and user_ref = 'bob' for update", [
      organisation.id,
    ]);
    const { rows } = await holder.query("select pg_backend_pid() as pid");
    const waiters = () =>
      look(world.test.ownerUrl, "select from pg_stat_activity where $1::int = any(pg_blocking_pids(pid))", [
        rows[0].pid,
      ]);
    worker = spawn(
      process.execPath,
      ["--import", "tsx", join(__dirname, "erasing-process.ts"), world.test.ownerUrl, organisation.id, erasureId],
      { stdio: ["ignore", "ignore", "inherit"], cwd: join(__dirname, "..") },
    );
    const gone = once(worker, "exit");
    while ((await waiters()).length === 0) if (worker.exitCode !== null) throw new Error("the worker ended by itself");
    worker.kill("SIGKILL");
    await gone;
    await holder.query("commit");
  } finally {
    worker?.kill("SIGKILL");
    await holder.end();
  }
  const [middle] = await shown();
  expect(middle).toMatchObject({ state: "running", phase: "mentions", problem: null });
  expect(await counted()).toMatchObject({ events: 1, rolled: 2, active: 2 });
  // The killed worker's last piece is undone as soon as the database notices.
  while ((await shown())[0]?.state === "running") await work(erasureId);
  expect(await shown()).toMatchObject([{ state: "done", looked: 15, left: 0 }]);
  expect(await counted()).toMatchObject({ events: 1, matched: 0, rolled: 2, active: 2 });
  const [others] = await look(
    world.test.ownerUrl,
    "select properties from telemetry.events where organisation_id = $1",
    [organisation.id],
  );
  expect(others).toEqual({ properties: { assigned: "" } });
});
