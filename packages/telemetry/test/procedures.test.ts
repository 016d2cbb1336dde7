import { withTenant } from "@arraigo/db";
import { openWorld, type TestOrganisation, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createIngest, createWriteKey, telemetryModule } from "../src/index";
import { countEverything, look } from "./looking";

type Router = typeof telemetryModule.router;
let world: World<Router>;
let a: TestOrganisation<Router>;
let b: TestOrganisation<Router>;
let ingest: ReturnType<typeof createIngest>;

beforeAll(async () => {
  world = await openWorld(telemetryModule);
  ingest = createIngest(world.services, { keyMsMax: 0 });
});
afterAll(() => world.close());
beforeEach(async () => {
  a = await world.organisation();
  b = await world.organisation();
});

let counter = 0;
const event = (userId: string, more: object = {}) => ({
  type: "track",
  event: "deal_won",
  userId,
  timestamp: "2026-11-18T11:59:00Z",
  messageId: `p-${++counter}`,
  ...more,
});
const send = (writeKey: string, batch: unknown[]) =>
  ingest(new Request("http://x/v1/batch", { method: "POST", body: JSON.stringify({ writeKey, batch }) }));

describe("write keys", () => {
  it("are shown once, kept as a hash, written to the audit log, and end when revoked", async () => {
    const admin = await a.person({ roles: ["administrator"] });
    const { id, key } = await admin.call.keys.create({ name: "Salesforce" });
    expect((await send(key, [event("x")])).status).toBe(200);
    const [listed] = await admin.call.keys.list();
    expect(listed).toMatchObject({
      id,
      name: "Salesforce",
      ending: key.slice(-4),
      revokedAt: null,
      createdBy: expect.stringMatching(/^Ana/),
      lastUsedAt: "2026-11-18T12:00:00.000Z",
    });
    expect(JSON.stringify(listed)).not.toContain(key);
    const rows = await look(world.test.ownerUrl, "select * from telemetry.write_keys where id = $1", [id]);
    expect(JSON.stringify(rows)).not.toContain(key);
    await admin.call.keys.revoke({ id });
    expect((await send(key, [event("x")])).status).toBe(401);
    await expect(admin.call.keys.revoke({ id })).rejects.toThrow("WriteKeyNotFound");
    const audit = await look<{ action: string }>(
      world.test.ownerUrl,
      "select action from directory.audit_entries where organisation_id = $1 order by id",
      [a.id],
    );
    expect(audit.map((row) => row.action).sort()).toEqual([
      "telemetry.write_key_created",
      "telemetry.write_key_revoked",
    ]);
  });

  it("are the administrator's alone", async () => {
    const manager = await a.person({ roles: ["change_manager"] });
    const employee = await a.person();
    for (const person of [manager, employee]) {
      await expect(person.call.keys.list()).rejects.toThrow("NotPermitted");
      await expect(person.call.keys.create({ name: "x" })).rejects.toThrow("NotPermitted");
    }
    await expect(employee.call.health()).rejects.toThrow("NotPermitted");
    await expect(employee.call.rejected({ limit: 10 })).rejects.toThrow("NotPermitted");
    await expect(employee.call.unmatched({ limit: 10 })).rejects.toThrow("NotPermitted");
    // How much a name did is for whoever has to say whose it is; who changes how people work sees that there are some.
    await expect(manager.call.unmatched({ limit: 10 })).rejects.toThrow("NotPermitted");
    await expect(manager.call.names.decided({ limit: 10 })).rejects.toThrow("NotPermitted");
    expect((await manager.call.health()).unmatched).toEqual({ users: 0, events: 0 });
    expect((await manager.call.health()).outside.lastDay).toBe(0);
  });

  it("of one organisation reach no other: not its people, not its ids, not its lists", async () => {
    const inB = await b.person({ externalId: "shared", email: "shared@example.com" });
    const adminA = await a.person({ roles: ["administrator"] });
    const adminB = await b.person({ roles: ["administrator"] });
    const keyA = await createWriteKey(a.system, { name: "A" });
    const keyB = await createWriteKey(b.system, { name: "B" });
    const same = event("shared");
    expect(
      (
        await send(keyA.key, [
          same,
          event(inB.id),
          { type: "identify", userId: "mine", traits: { email: "shared@example.com" } },
          event("mine"),
          event("x", { event: "" }),
        ])
      ).status,
    ).toBe(200);
    expect(await countEverything(world.test.ownerUrl, a.id)).toMatchObject({ events: 3, matched: 0, unmatched: 3 });
    expect(await countEverything(world.test.ownerUrl, b.id)).toMatchObject({ events: 0, ids: 0, rolled: 0 });
    // The same message id in B is another message.
    await send(keyB.key, [same]);
    expect(await countEverything(world.test.ownerUrl, b.id)).toMatchObject({ events: 1, matched: 1 });
    await expect(adminA.call.keys.revoke({ id: keyB.id })).rejects.toThrow();
    expect((await adminB.call.rejected({ limit: 10 })).rejected).toEqual([]);
    expect((await adminB.call.unmatched({ limit: 10 })).users).toEqual([]);
    expect((await adminA.call.unmatched({ limit: 10 })).users.map((user) => user.userRef).sort()).toEqual(
      ["mine", "shared", inB.id].sort(),
    );
  });

  it("leave no way around through a partition: row level security holds on each", async () => {
    const key = await createWriteKey(a.system, { name: "A" });
    await send(key.key, [event("x")]);
    await withTenant(world.services.database, b.id, async (db) => {
      for (const table of [
        "events",
        "events_2026_11",
        "message_ids",
        "unmatched_users",
        "deliveries",
        "events_v1",
        "usage_by_person_day_v1",
        "active_days_v1",
      ])
        expect((await db.runSql(`select count(*)::int as count from telemetry.${table}`)).rows).toEqual([{ count: 0 }]);
    });
    const open = await look(
      world.test.ownerUrl,
      "select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'telemetry' and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)",
    );
    expect(open).toEqual([]);
  });
});

describe("health and lists", () => {
  it("count what came, what came again, what was refused, and how late it was", async () => {
    const admin = await a.person({ roles: ["administrator"], externalId: "me" });
    const { key } = await createWriteKey(a.system, { name: "A" });
    const batch = [
      event("me"),
      event("me", { timestamp: "2026-11-01T00:00:00Z" }),
      event("stranger"),
      event("x", { event: "" }),
    ];
    await send(key, batch);
    await send(key, batch);
    expect(await admin.call.health()).toMatchObject({
      outside: {
        lastHour: 3,
        lastDay: 3,
        repeatedLastDay: 3,
        rejectedLastDay: 2,
        lagMs: 60_000,
        lastAt: "2026-11-18T12:00:00Z",
      },
      today: { events: 1, people: 1 },
      rejectedKept: 1,
      unmatched: { users: 1, events: 1 },
    });
    expect((await admin.call.health()).monthsAhead).toBeGreaterThanOrEqual(23);
  });

  it("are read a page at a time, with nothing left out and nothing twice", async () => {
    const admin = await a.person({ roles: ["administrator"], externalId: "me" });
    const { key } = await createWriteKey(a.system, { name: "A" });
    await send(
      key,
      Array.from({ length: 25 }, (_, index) => event(`stranger-${index}`)),
    );
    await send(
      key,
      Array.from({ length: 25 }, () => event("x", { event: "" })),
    );
    await send(
      key,
      Array.from({ length: 25 }, (_, index) =>
        event("me", { timestamp: `2026-${index % 2 ? "10" : "11"}-0${1 + (index % 9)}T00:00:00Z` }),
      ),
    );
    const all = async <T>(page: (cursor?: string) => Promise<{ next: string | null; rows: T[] }>) => {
      const rows: T[] = [];
      for (let cursor: string | undefined, rounds = 0; rounds < 10; rounds += 1) {
        const { next, rows: some } = await page(cursor);
        rows.push(...some);
        if (next === null) break;
        cursor = next;
      }
      return rows;
    };
    const input = (cursor?: string) => ({ limit: 7, ...(cursor ? { cursor } : {}) });
    const unmatched = await all(async (cursor) =>
      admin.call
        .unmatched(input(cursor))
        .then((page) => ({ next: page.nextCursor, rows: page.users.map((user) => user.userRef) })),
    );
    const rejected = await all(async (cursor) =>
      admin.call
        .rejected(input(cursor))
        .then((page) => ({ next: page.nextCursor, rows: page.rejected.map((row) => row.id) })),
    );
    const mine = await all(async (cursor) =>
      admin.call.mine(input(cursor)).then((page) => ({
        next: page.nextCursor,
        rows: page.events.map((row) => `${row.occurredAt} ${row.messageId}`),
      })),
    );
    expect([new Set(unmatched).size, unmatched.length]).toEqual([25, 25]);
    expect([new Set(rejected).size, rejected.length]).toEqual([25, 25]);
    expect([new Set(mine).size, mine.length]).toEqual([25, 25]);
    expect(mine).toEqual(mine.toSorted().toReversed());
    await expect(admin.call.mine({ cursor: "nonsense", limit: 5 })).rejects.toThrow("CursorUnreadable");
  });

  it("show a person what was recorded about them, and nothing about anybody else", async () => {
    const ana = await a.person({ externalId: "ana" });
    await a.person({ externalId: "luis" });
    const { key } = await createWriteKey(a.system, { name: "Salesforce" });
    await send(key, [
      event("ana", {
        properties: { stage: "won" },
        context: { library: { name: "lib", version: "1" }, ip: "10.0.0.1" },
      }),
      event("luis"),
    ]);
    const { events } = await ana.call.mine({ limit: 10 });
    expect(events).toEqual([
      expect.objectContaining({
        name: "deal_won",
        source: "Salesforce",
        properties: { stage: "won" },
        context: { library: "lib 1" },
      }),
    ]);
  });
});
