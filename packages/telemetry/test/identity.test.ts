import { openWorld, type TestOrganisation, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createIngest, createWriteKey, telemetryModule } from "../src/index";
import { look } from "./looking";
import { storedFigures } from "./oracle/stored-figures";
import { afterDirectoryChange, settleMoves } from "./settle";

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
  organisation = await world.organisation({ timeZone: "Europe/Madrid" });
  ({ key } = await createWriteKey(organisation.system, { name: "Test" }));
});

let counter = 0;
const event = (userId: string, timestamp = "2026-11-18T09:00:00Z", name = "deal_won") => ({
  type: "track",
  event: name,
  userId,
  timestamp,
  messageId: `i-${++counter}`,
});
const post = (batch: unknown[]) =>
  ingest(new Request("http://x/v1/batch", { method: "POST", body: JSON.stringify({ writeKey: key, batch }) }));
/** As a client does: what is not taken now is sent again. */
const send = async (batch: unknown[]) => {
  for (let tries = 0; tries < 10; tries += 1) if ((await post(batch)).status === 200) return;
  throw new Error("never taken");
};
const settle = () => settleMoves(world.test.ownerUrl, organisation.system);
const figures = () => storedFigures(world.test.ownerUrl, organisation.id);
const sumOf = (tally: Map<string, number>) => [...tally.values()].reduce((sum, each) => sum + each, 0);
const setPerson = (id: string, column: "email" | "external_id", value: string | null) =>
  look(world.test.ownerUrl, `update directory.people set ${column} = $2 where id = $1`, [id, value]);

describe("a name that gets a person later", () => {
  it("brings its past along: the log, both sums and the count of strangers say what they would have said", async () => {
    const ana = await organisation.person();
    const admin = await organisation.person({ roles: ["administrator"] });
    await send([event("crm-7"), event("crm-7", "2026-11-16T23:30:00Z"), event("crm-8")]);
    world.published.length = 0;
    await admin.call.names.map({ userRef: "crm-7", personId: ana.id });
    await settle();
    expect(await figures()).toEqual({
      usage: new Map([
        [`${ana.id}|deal_won|2026-11-17`, 1],
        [`${ana.id}|deal_won|2026-11-18`, 1],
      ]),
      active: new Map([
        [`2026-11-17|${ana.id}`, 1],
        [`2026-11-18|${ana.id}`, 1],
      ]),
      unmatched: new Map([["crm-8", 1]]),
    });
    expect(world.published).toContainEqual({
      event: "telemetry.usage_recorded",
      payload: { people: [ana.id], names: ["deal_won"], days: { from: "2026-11-17", to: "2026-11-18" } },
    });
    await send([event("crm-7")]);
    expect(sumOf((await figures()).usage)).toBe(3);
  });

  it("stands on no list of unknown names from that moment, although its past is still on the way", async () => {
    const ana = await organisation.person();
    const admin = await organisation.person({ roles: ["administrator"] });
    await send([event("crm-7"), event("crm-8")]);
    await admin.call.names.map({ userRef: "crm-7", personId: ana.id });
    const { users } = await admin.call.unmatched({ limit: 10, outside: false });
    expect(users.map(({ userRef }) => userRef)).toEqual(["crm-8"]);
    expect((await admin.call.health()).unmatched).toEqual({ users: 1, events: 1 });
    await admin.call.names.unmap({ userRef: "crm-7" });
    expect((await admin.call.health()).unmatched).toEqual({ users: 2, events: 2 });
  });

  it("gives it up again when the decision is taken back, and says who decided", async () => {
    const ana = await organisation.person();
    const admin = await organisation.person({ roles: ["administrator"] });
    await send([event("crm-7"), event("crm-7")]);
    const before = await figures();
    await admin.call.names.map({ userRef: "crm-7", personId: ana.id });
    await settle();
    await send([event("crm-7")]);
    await admin.call.names.unmap({ userRef: "crm-7" });
    await settle();
    expect(await figures()).toEqual({ ...before, unmatched: new Map([["crm-7", 3]]) });
    await expect(admin.call.names.unmap({ userRef: "crm-7" })).rejects.toThrow("NameNotDecided");
    const audit = await look<{ action: string }>(
      world.test.ownerUrl,
      "select action from directory.audit_entries where organisation_id = $1 and actor_id = $2 order by action",
      [organisation.id, admin.id],
    );
    expect(audit.map(({ action }) => action)).toEqual(["telemetry.name_mapped", "telemetry.name_unmapped"]);
  });

  it("moves from one person to another when the decision changes", async () => {
    const [ana, luis] = [await organisation.person(), await organisation.person()];
    const admin = await organisation.person({ roles: ["administrator"] });
    await send([event("crm-7")]);
    await admin.call.names.map({ userRef: "crm-7", personId: ana.id });
    await admin.call.names.map({ userRef: "crm-7", personId: luis.id });
    await settle();
    expect([...(await figures()).usage.keys()]).toEqual([`${luis.id}|deal_won|2026-11-18`]);
  });

  it("takes every name along that followed it while both were unknown, round in circles too", async () => {
    const ana = await organisation.person();
    const admin = await organisation.person({ roles: ["administrator"] });
    await send([
      event("anon-1"),
      event("a"),
      { type: "identify", userId: "u", anonymousId: "anon-1" },
      { type: "alias", previousId: "a", userId: "b" },
      { type: "alias", previousId: "b", userId: "u" },
      { type: "alias", previousId: "u", userId: "a" },
      event("b"),
    ]);
    expect((await figures()).unmatched.size).toBe(3);
    await admin.call.names.map({ userRef: "u", personId: ana.id });
    await settle();
    expect(await figures()).toMatchObject({ active: new Map([[`2026-11-18|${ana.id}`, 3]]), unmatched: new Map() });
    await admin.call.names.unmap({ userRef: "u" });
    await settle();
    expect((await figures()).unmatched.size).toBe(3);
  });

  it("is found when somebody is added, or gets an e-mail or number, in whatever case it was sent", async () => {
    await send([event("New.Person@Example.com"), event("E-9"), event("device")]);
    await send([{ type: "identify", userId: "device", traits: { email: "new.person@example.COM" } }]);
    const ana = await organisation.person({ email: "other@example.com" });
    await setPerson(ana.id, "email", "new.person@example.com");
    await afterDirectoryChange(world.test.ownerUrl, organisation.system, ana.id);
    expect(await figures()).toMatchObject({
      active: new Map([[`2026-11-18|${ana.id}`, 2]]),
      unmatched: new Map([["E-9", 1]]),
    });
    await setPerson(ana.id, "external_id", "E-9");
    await afterDirectoryChange(world.test.ownerUrl, organisation.system);
    expect(await figures()).toMatchObject({ active: new Map([[`2026-11-18|${ana.id}`, 3]]), unmatched: new Map() });
    await setPerson(ana.id, "external_id", null);
    await setPerson(ana.id, "email", "other@example.com");
    await afterDirectoryChange(world.test.ownerUrl, organisation.system, ana.id);
    expect(await figures()).toMatchObject({ usage: new Map(), active: new Map() });
    expect(sumOf((await figures()).unmatched)).toBe(3);
  });
});

describe("a name that is no one person's", () => {
  it("belongs to nobody when two people claim it, and to the one who is left when the other's claim is gone", async () => {
    const ana = await organisation.person({ email: "ana@example.com" });
    const luis = await organisation.person({ email: "luis@example.com" });
    await send([
      { type: "identify", userId: "u1", anonymousId: "kiosk", traits: { email: "ana@example.com" } },
      event("kiosk"),
    ]);
    expect([...(await figures()).active.keys()]).toEqual([`2026-11-18|${ana.id}`]);
    await send([{ type: "identify", userId: "u2", anonymousId: "kiosk", traits: { email: "luis@example.com" } }]);
    await settle();
    expect(await figures()).toMatchObject({ active: new Map(), unmatched: new Map([["kiosk", 1]]) });
    await send([event("u1"), event("u2")]);
    expect([...(await figures()).active.keys()].sort()).toEqual(
      [`2026-11-18|${ana.id}`, `2026-11-18|${luis.id}`].sort(),
    );
  });

  it("is whose the directory says, in whatever case, whatever links said before, and goes back to its links when that ends", async () => {
    const ana = await organisation.person({ email: "ana@example.com" });
    const luis = await organisation.person({ email: "luis@example.com" });
    await send([{ type: "alias", previousId: "EVA@example.com", userId: "ana@example.com" }, event("EVA@example.com")]);
    const owner = async () => [...(await figures()).active.keys()].map((key) => key.split("|")[1]);
    expect(await owner()).toEqual([ana.id]);
    const callLuis = async (email: string) => {
      await setPerson(luis.id, "email", email);
      await afterDirectoryChange(world.test.ownerUrl, organisation.system, luis.id);
    };
    await callLuis("eva@example.com");
    expect(await owner()).toEqual([luis.id]);
    await callLuis("luis@example.com");
    expect(await owner()).toEqual([ana.id]);
  });

  it("of two in the directory is one's again as soon as the other gives it up", async () => {
    const ana = await organisation.person({ email: "ana@example.com" });
    const luis = await organisation.person();
    await send([event("ana@example.com")]);
    const call = async (externalId: string | null) => {
      await setPerson(luis.id, "external_id", externalId);
      await afterDirectoryChange(world.test.ownerUrl, organisation.system, luis.id);
    };
    await call("ana@example.com");
    expect(await figures()).toMatchObject({ active: new Map(), unmatched: new Map([["ana@example.com", 1]]) });
    await call(null);
    expect([...(await figures()).active.keys()]).toEqual([`2026-11-18|${ana.id}`]);
  });

  it("cannot be given to anybody where the directory already says whose it is, or claims it for two", async () => {
    const admin = await organisation.person({ roles: ["administrator"] });
    const ana = await organisation.person({ externalId: "E-1", email: "ana@example.com" });
    const luis = await organisation.person({ externalId: "ana@example.com" });
    for (const userRef of ["E-1", "ANA@example.com", ana.id])
      await expect(admin.call.names.map({ userRef, personId: luis.id })).rejects.toThrow("NameTaken");
    await send([event("ana@example.com")]);
    expect((await figures()).unmatched.size).toBe(1);
  });

  it("stays counted apart when it is said to be outside the directory", async () => {
    const admin = await organisation.person({ roles: ["administrator"] });
    await send([event("bot")]);
    await admin.call.names.setOutside({ userRef: "bot" });
    await settle();
    await send([event("bot")]);
    expect(await figures()).toEqual({ usage: new Map(), active: new Map(), unmatched: new Map([["bot", 2]]) });
  });

  it("is nobody else's business: another organisation's person cannot be named, and only administrators decide", async () => {
    const admin = await organisation.person({ roles: ["administrator"] });
    const manager = await organisation.person({ roles: ["change_manager"] });
    const stranger = await (await world.organisation()).person();
    await expect(admin.call.names.map({ userRef: "x", personId: stranger.id })).rejects.toThrow("PersonUnknown");
    await expect(manager.call.names.map({ userRef: "x", personId: manager.id })).rejects.toThrow("NotPermitted");
  });
});

it("the past moves in pieces, while new events arrive under the same name, and none is lost or counted twice", async () => {
  const ana = await organisation.person();
  const admin = await organisation.person({ roles: ["administrator"] });
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      event(
        "crm-7",
        new Date(Date.parse("2026-08-01T00:00:00Z") + index * 600_000).toISOString(),
        `thing ${index % 5}`,
      ),
    );
  for (let round = 0; round < 6; round += 1) await send(many(2_000));
  await Promise.all([
    (async () => {
      for (let round = 0; round < 20; round += 1) await send(many(50));
    })(),
    (async () => {
      await admin.call.names.map({ userRef: "crm-7", personId: ana.id });
      await settle();
    })(),
  ]);
  await settle();
  const { active, usage, unmatched } = await figures();
  expect([sumOf(active), sumOf(usage), unmatched.size]).toEqual([13_000, 13_000, 0]);
});
