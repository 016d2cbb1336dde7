import { openWorld, type TestOrganisation, type World } from "@arraigo/directory/testing";
import { inTransaction, type Tx } from "@arraigo/platform";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { takeBack } from "../src/history/take-back";
import { createIngest, createWriteKey, telemetryModule } from "../src/index";
import { retractEvents } from "../src/store/retract-events";
import { look } from "./looking";

/*
 * Whoever waits for a row must hold none that comes later in the order; then no circle of waiting can close. Each writer is stopped
 * at each table in turn, by somebody who holds all its rows, and what it holds by then is looked at from outside.
 */
type Router = typeof telemetryModule.router;
let world: World<Router>;
let organisation: TestOrganisation<Router>;
let ingest: ReturnType<typeof createIngest>;
let key: string;
let personId: string;
let adminId: string;

beforeAll(async () => {
  world = await openWorld(telemetryModule);
  ingest = createIngest(world.services, { keyMsMax: 0 });
});
afterAll(() => world.close());
beforeEach(async () => {
  organisation = await world.organisation({ timeZone: "Europe/Madrid" });
  ({ key } = await createWriteKey(organisation.system, { name: "Test" }));
  const ana = await organisation.person({ email: "ana@example.com" });
  personId = ana.id;
  adminId = (await organisation.person({ roles: ["administrator"] })).id;
  for (const userId of ["ana@example.com", "crm-7"]) await send([{ userId, messageId: `first-${userId}` }]);
  // A volume in every place that a connection may count in.
  await look(
    world.test.ownerUrl,
    `insert into telemetry.event_days (organisation_id, name, day, slot, count)
     select $1, 'deal_won', '2026-11-18', s, 1 from generate_series(0, 15) s on conflict do nothing`,
    [organisation.id],
  );
});

async function send(events: object[]): Promise<void> {
  const batch = events.map((event) => ({
    type: "track",
    event: "deal_won",
    timestamp: "2026-11-18T09:00:00Z",
    ...event,
  }));
  const answer = await ingest(
    new Request("http://x/v1/batch", { method: "POST", body: JSON.stringify({ writeKey: key, batch }) }),
  );
  expect(answer.status).toBe(200);
}

const erasureId = "00000000-0000-4000-8000-000000000001";
const inOrder = ["event_days", "unmatched_users", "usage_by_person_day", "active_days"] as const;
const together = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(organisation.system, work);
const sinceThen = new Date("2026-11-18T00:00:00Z");

/** Who writes, and which of the tables it has to write. */
const writers: Record<
  string,
  { writes: readonly string[]; before?: () => Promise<unknown>; run: () => Promise<unknown> }
> = {
  "storing a batch": {
    writes: inOrder,
    // Like a patient client: the stopped request runs out of its time, and what it began is looked at all the same.
    run: () =>
      ingest(
        new Request("http://x/v1/batch", {
          method: "POST",
          body: JSON.stringify({
            writeKey: key,
            batch: ["ana@example.com", "crm-7"].map((userId) => ({
              type: "track",
              event: "deal_won",
              timestamp: "2026-11-18T09:00:00Z",
              userId,
              messageId: `second-${userId}`,
            })),
          }),
        }),
      ),
  },
  "moving a name's past": {
    writes: inOrder.slice(1),
    before: () =>
      look(
        world.test.ownerUrl,
        `with named as (insert into telemetry.identities (organisation_id, user_ref, person_id, standing, linked_at, decided_at)
           values ($1, 'crm-7', $2, 'person', now(), now()))
         insert into telemetry.name_moves (organisation_id, user_ref, held_by, asked_by) values ($1, 'crm-7', $3, '1')`,
        [organisation.id, personId, "00000000-0000-0000-0000-000000000000"],
      ),
    run: async () => telemetryModule.jobs["moveNames"]?.(organisation.system, {}),
  },
  "taking our own modules' uses back": {
    writes: ["event_days", "usage_by_person_day", "active_days"],
    run: () =>
      together((tx) => retractEvents(tx, [{ messageId: "first-ana@example.com", personId, since: sinceThen }])),
  },
  "taking a file back": {
    writes: inOrder,
    before: () =>
      look(world.test.ownerUrl, "update telemetry.events set upload_id = $2 where organisation_id = $1", [
        organisation.id,
        adminId,
      ]),
    run: () => together((tx) => takeBack(tx, adminId, 100)),
  },
  "erasing somebody": {
    writes: inOrder.slice(1),
    before: () =>
      look(
        world.test.ownerUrl,
        `insert into telemetry.identities (organisation_id, user_ref, person_id, standing, linked_at, decided_at)
         values ($1, 'crm-7', $2, 'person', now(), now())`,
        [organisation.id, personId],
      ),
    run: () => together((tx) => tx.runSql("select telemetry.erase_person($1::uuid, 5, '2026-11-20')", [personId])),
  },
  "erasing somebody in the background": {
    writes: inOrder.slice(1),
    before: () =>
      look(
        world.test.ownerUrl,
        `with named as (insert into telemetry.identities (organisation_id, user_ref, person_id, standing, linked_at, decided_at)
           values ($1, 'crm-7', $2, 'person', now(), now()))
         insert into telemetry.erasures (id, organisation_id, person_id, names, asked_at)
         values ($3, $1, $2, array['ana@example.com', 'crm-7'], now())`,
        [organisation.id, personId, erasureId],
      ),
    run: async () => telemetryModule.jobs["erasePerson"]?.(organisation.system, { erasureId }),
  },
};

/** Runs a writer against somebody who holds all rows of one table, and says in which tables it holds rows while it waits. */
async function heldWhileWaitingFor(table: string, run: () => Promise<unknown>): Promise<string[]> {
  const holder = new pg.Client({ connectionString: world.test.ownerUrl });
  await holder.connect();
  try {
    await holder.query("begin");
    await holder.query(`select from telemetry.${table} where organisation_id = $1 for update`, [organisation.id]);
    const { rows } = await holder.query("select pg_backend_pid() as pid");
    const written = run();
    for (let waiting = 0; waiting === 0; )
      waiting = (
        await look(
          world.test.ownerUrl,
          "select from pg_stat_activity where $1::int = any(pg_blocking_pids(pid)) and datname = current_database()",
          [rows[0].pid],
        )
      ).length;
    const held: string[] = [];
    for (const other of inOrder.filter((each) => each !== table)) {
      const all = await look(world.test.ownerUrl, `select from telemetry.${other} where organisation_id = $1`, [
        organisation.id,
      ]);
      const free = await look(
        world.test.ownerUrl,
        `select from telemetry.${other} where organisation_id = $1 for update skip locked`,
        [organisation.id],
      );
      if (free.length < all.length) held.push(other);
    }
    await holder.query("commit");
    await written;
    return held;
  } finally {
    await holder.end();
  }
}

describe.each(Object.keys(writers))("%s", (name) => {
  const writer = writers[name] as (typeof writers)[string];
  it.each(writer.writes)("takes what comes before %s first, and what comes after it afterwards", async (table) => {
    await writer.before?.();
    const held = await heldWhileWaitingFor(table, writer.run);
    const before = writer.writes.slice(0, writer.writes.indexOf(table));
    expect(held).toEqual(before);
  });
});
