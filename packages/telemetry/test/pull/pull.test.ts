import { gzipSync } from "node:zlib";
import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { telemetryModule } from "../../src/index";
import { type Organisation, type Person, undo } from "../history/bring-in";
import { countEverything, look as lookInto } from "../looking";
import { storedFigures } from "../oracle/stored-figures";
import { settleMoves } from "../settle";
import { type Folder, fetchFrom, loginLog, loginRow, look, openFolder } from "./folder";

type Router = typeof telemetryModule.router;
let world: World<Router>;
let organisation: Organisation;
let admin: Person;
let folder: Folder;

beforeAll(async () => {
  world = await openWorld(telemetryModule);
});
afterAll(() => world.close());
beforeEach(async () => {
  folder = await openFolder();
  Object.assign(world.services, { pullFolder: folder.root });
  organisation = await world.organisation({ timeZone: "Europe/Madrid" });
  admin = await organisation.person({ roles: ["administrator"] });
  await organisation.person({ externalId: "ana", email: "ana@lago.example" });
});
afterEach(() => folder.close());

const events = () =>
  lookInto<{ name: string; user_ref: string; properties: Record<string, unknown>; at: string; known: boolean }>(
    world.test.ownerUrl,
    `select name, user_ref, properties, (occurred_at at time zone 'UTC')::text as at, person_id is not null as known
     from telemetry.events where organisation_id = $1 order by occurred_at, message_id`,
    [organisation.id],
  );
const files = async (sourceId: string) => (await admin.call.pull.files({ sourceId })).files;
const source = async () => (await admin.call.pull.sources())[0];

describe("a folder of exported files", () => {
  it("brings in what people did: their name, what it was and when, and neither address, session nor query", async () => {
    await folder.write(
      organisation,
      "Login.csv",
      loginLog([loginRow("4u6Ly"), loginRow("4u6Lz", { at: "2026-10-26T09:00:00.003Z" })]),
    );
    await fetchFrom(organisation, admin);
    await settleMoves(world.test.ownerUrl, organisation.system);
    expect(await events()).toEqual([
      expect.objectContaining({
        name: "Login",
        user_ref: "0055j00000AT6I1AAL",
        properties: { login_type: "i", uri: "/services/oauth2/token" },
        at: "2026-10-26 08:00:00.655",
        known: true,
      }),
      expect.objectContaining({ at: "2026-10-26 09:00:00.003", known: true }),
    ]);
    expect(await source()).toMatchObject({
      files: 1,
      stored: 2,
      problems: 0,
      problem: null,
      watermark: "2026-10-26T09:00:00.003Z",
      lastRunAt: "2026-11-18T12:00:00.000Z",
      nextRunAt: "2026-11-18T13:00:00.000Z",
    });
  });

  it("passes over machines, guests and failed logins, and lists what is broken with its line", async () => {
    const rows = [
      loginRow("a"),
      loginRow("b", { status: "LOGIN_ERROR_INVALID_PASSWORD" }),
      loginRow("c", { type: "AutomatedProcess" }),
      loginRow("d", { user: "", long: "" }),
      loginRow("e", { at: "yesterday" }),
      '"Login","cut',
    ];
    await folder.write(organisation, "Login.csv", loginLog(rows));
    const sourceId = await fetchFrom(organisation, admin);
    const [file] = await files(sourceId);
    expect(file).toMatchObject({ stored: 1, refused: 2, passedOver: 3, state: "done", problem: null });
    const { rows: refused } = await admin.call.history.refused({ fileId: file?.id ?? "" });
    expect(refused.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      "6 timestamp_unreadable",
      "7 broken_quotes",
    ]);
  });

  it("reads the login history object, and a user's id of 15 signs as that of 18", async () => {
    const history = [
      "Id,UserId,LoginTime,LoginType,Application,Status",
      "0Ya1,0055j00000AT6I1,2026-10-26T08:00:00.000+0000,Application,Browser,Success",
      "0Ya2,0055j00000AT6I1AAL,2026-10-26T09:00:00.000+0000,Application,Browser,Invalid Password",
      "",
    ];
    await folder.write(organisation, "LoginHistory.csv", history.join("\r\n"));
    await fetchFrom(organisation, admin);
    expect(await events()).toEqual([
      expect.objectContaining({
        user_ref: "0055j00000AT6I1AAL",
        properties: { application: "Browser", login_type: "Application" },
      }),
    ]);
  });

  it("is read once: again, under another name, packed, in another folder, or with the hourly and the daily file", async () => {
    const hour = [loginRow("a"), loginRow("b")];
    await folder.write(organisation, "hour/08.csv", loginLog(hour));
    const sourceId = await fetchFrom(organisation, admin);
    const before = await storedFigures(world.test.ownerUrl, organisation.id);
    await look(organisation, sourceId);
    await folder.write(organisation, "copy.csv", loginLog(hour));
    await folder.write(organisation, "packed.csv.gz", gzipSync(loginLog(hour)));
    await look(organisation, sourceId);
    expect(await storedFigures(world.test.ownerUrl, organisation.id)).toEqual(before);
    expect((await files(sourceId)).map(({ path, problem, known }) => `${path} ${problem} ${known}`).sort()).toEqual([
      "copy.csv read_before 0",
      "hour/08.csv null 0",
      "packed.csv.gz null 2",
    ]);
    await folder.write(organisation, "day.csv", loginLog([...hour, loginRow("c")]));
    await look(organisation, sourceId);
    expect(await events()).toHaveLength(3);
  });

  it("goes on where a growing file stopped, whole rows only, and refused lines keep their number", async () => {
    const now = new Date("2026-11-18T12:00:00Z");
    const third = loginRow("c");
    await folder.write(organisation, "Login.csv", loginLog([loginRow("a"), loginRow("b")]) + third.slice(0, 60), now);
    const sourceId = await fetchFrom(organisation, admin);
    expect(await events()).toHaveLength(2);
    await folder.grow(organisation, "Login.csv", `${third.slice(60)}\n${loginRow("d", { at: "never" })}\n`, now);
    await look(organisation, sourceId);
    const [file] = await files(sourceId);
    expect(file).toMatchObject({ stored: 3, known: 0, refused: 1, state: "done" });
    const { rows } = await admin.call.history.refused({ fileId: file?.id ?? "" });
    expect(rows).toMatchObject([{ line: 5, reason: "timestamp_unreadable" }]);
  });

  it("reads a last line without an end once the file is left alone, and what replaces a file beside it", async () => {
    await folder.write(
      organisation,
      "Login.csv",
      loginLog([loginRow("a")]).trimEnd(),
      new Date("2026-11-18T12:00:00Z"),
    );
    const sourceId = await fetchFrom(organisation, admin);
    expect(await events()).toHaveLength(0);
    await folder.grow(organisation, "Login.csv", "");
    await look(organisation, sourceId);
    expect(await events()).toHaveLength(1);
    await folder.write(organisation, "Login.csv", loginLog([loginRow("x"), loginRow("a"), loginRow("y")]));
    await look(organisation, sourceId);
    expect(await events()).toHaveLength(3);
    expect((await files(sourceId)).map(({ path, replaced, stored }) => ({ path, replaced, stored }))).toEqual(
      expect.arrayContaining([
        { path: "Login.csv", replaced: true, stored: 1 },
        { path: "Login.csv", replaced: false, stored: 2 },
      ]),
    );
  });

  it("takes exactly a file's events back, as an upload's, and does not fetch them anew", async () => {
    await folder.write(organisation, "a.csv", loginLog([loginRow("a")]));
    const sourceId = await fetchFrom(organisation, admin);
    await settleMoves(world.test.ownerUrl, organisation.system);
    const before = await storedFigures(world.test.ownerUrl, organisation.id);
    await folder.write(organisation, "b.csv", loginLog([loginRow("a"), loginRow("b"), loginRow("c")]));
    await look(organisation, sourceId);
    expect(await events()).toHaveLength(3);
    const second = (await files(sourceId)).find(({ path }) => path === "b.csv");
    await undo(organisation, admin, second?.id ?? "");
    expect(await storedFigures(world.test.ownerUrl, organisation.id)).toEqual(before);
    await folder.grow(organisation, "b.csv", `${loginRow("d")}\n`, new Date("2026-11-18T10:00:00Z"));
    await look(organisation, sourceId);
    expect(await storedFigures(world.test.ownerUrl, organisation.id)).toEqual(before);
    expect((await files(sourceId)).find(({ path }) => path === "b.csv")).toMatchObject({ state: "undone", stored: 0 });
  });

  it("looked at by two at once, or cut off between two batches, counts each row once", async () => {
    const rows = Array.from({ length: 9_500 }, (_, at) => loginRow(`r${at}`));
    await folder.write(organisation, "big.csv", loginLog(rows));
    const { sourceId } = await admin.call.pull.add({ name: "CRM", kind: "salesforce", folder: "", everyMinutes: 60 });
    await Promise.all([look(organisation, sourceId), look(organisation, sourceId)]);
    await look(organisation, sourceId);
    expect((await files(sourceId))[0]).toMatchObject({ stored: 9_500, known: 0, refused: 0, state: "done" });

    await folder.write(organisation, "cut.csv", loginLog(rows.map((row) => row.replace('"r', '"s'))));
    // Pausing cuts a reading off behind a batch, wherever it is.
    const reading = look(organisation, sourceId);
    for (let stored = 9_500; stored === 9_500; ) stored = (await source())?.stored ?? 0;
    await admin.call.pull.pause({ sourceId });
    await reading;
    const half = (await source())?.stored ?? 0;
    await admin.call.pull.resume({ sourceId });
    await look(organisation, sourceId);
    expect(half).toBeGreaterThan(9_500);
    expect((await files(sourceId)).find(({ path }) => path === "cut.csv")).toMatchObject({
      stored: 9_500,
      known: 0,
      state: "done",
    });
    const counts = await countEverything(world.test.ownerUrl, organisation.id);
    expect(counts).toMatchObject({ events: 19_000 });
  }, 60_000);

  it("is looked at when its time has come, not while it is paused, and not after it is removed", async () => {
    await folder.write(organisation, "a.csv", loginLog([loginRow("a")]));
    const sourceId = await fetchFrom(organisation, admin);
    const asked = async () => {
      world.enqueued.length = 0;
      await telemetryModule.jobs["pullDue"]?.(organisation.system, {});
      return world.enqueued.filter(({ job }) => job === "telemetry.pullSource").length;
    };
    expect(await asked()).toBe(0);
    world.setNow("2026-11-18T13:00:00Z");
    expect([await asked(), await asked()]).toEqual([1, 0]);
    await admin.call.pull.pause({ sourceId });
    world.setNow("2026-11-18T15:00:00Z");
    expect(await asked()).toBe(0);
    await admin.call.pull.resume({ sourceId });
    expect(await asked()).toBe(1);
    await admin.call.pull.remove({ sourceId });
    world.setNow("2026-11-19T15:00:00Z");
    expect(await asked()).toBe(0);
    expect(await admin.call.pull.sources()).toEqual([]);
    // What it brought is listed among the uploads then, with its way back.
    expect((await admin.call.history.list({})).uploads).toMatchObject([{ fileName: "CRM: a.csv", stored: 1 }]);
    world.setNow("2026-11-18T12:00:00Z");
  });

  it("counts no event again that a source brought which was removed since", async () => {
    await folder.write(organisation, "a.csv", loginLog([loginRow("a")]));
    const sourceId = await fetchFrom(organisation, admin);
    await admin.call.pull.remove({ sourceId });
    const again = await fetchFrom(organisation, admin);
    expect(await events()).toHaveLength(1);
    expect(await files(again)).toMatchObject([{ stored: 0, known: 1 }]);
  });
});
