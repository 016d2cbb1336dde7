import { openWorld, type TestOrganisation, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createIngest, createWriteKey, recordUsage, telemetryModule, telemetryPort } from "../src/index";
import { countEverything, look } from "./looking";

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

const send = (batch: unknown[], writeKey = key) =>
  ingest(new Request("http://x/v1/batch", { method: "POST", body: JSON.stringify({ writeKey, batch }) }));
const counts = (id = organisation.id) => countEverything(world.test.ownerUrl, id);
const event = (messageId: string, userId: string, timestamp = "2026-11-18T09:00:00Z", name = "deal_won") => ({
  type: "track",
  event: name,
  userId,
  timestamp,
  messageId,
});

describe("an event counts once", () => {
  it("when the same batches arrive many times at once, in any order", async () => {
    for (const externalId of ["a", "b", "c"]) await organisation.person({ externalId });
    const batches = Array.from({ length: 12 }, (_, batch) =>
      Array.from({ length: 40 }, (_, index) =>
        event(`id-${(batch * 17 + index * 7) % 120}`, ["a", "b", "c"][((batch * 17 + index * 7) % 120) % 3] ?? "a"),
      ),
    );
    const answers = await Promise.all(
      [...batches, ...batches.map((batch) => batch.toReversed()), ...batches].map((batch) => send(batch)),
    );
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 200));
    const sent = new Set(batches.flat().map((each) => each.messageId)).size;
    expect(await counts()).toEqual({
      events: sent,
      ids: sent,
      matched: sent,
      rolled: sent,
      active: sent,
      unmatched: 0,
    });
  });

  it("when two processes store the same batch at the same time", async () => {
    await organisation.person({ externalId: "a" });
    const second = createIngest(world.services, { keyMsMax: 0 });
    const batch = Array.from({ length: 200 }, (_, index) => event(`two-${index}`, "a"));
    const body = (events: unknown[]) => JSON.stringify({ writeKey: key, batch: events });
    const post = (handler: typeof ingest, events: unknown[]) =>
      handler(new Request("http://x/v1/batch", { method: "POST", body: body(events) }));
    const answers = await Promise.all(
      [0, 1, 2, 3].flatMap(() => [post(ingest, batch), post(second, batch.toReversed())]),
    );
    expect(answers.every((answer) => answer.status === 200)).toBe(true);
    expect(await counts()).toEqual({ events: 200, ids: 200, matched: 200, rolled: 200, active: 200, unmatched: 0 });
  });

  it("whatever arrives: every rollup is a recount of the log", async () => {
    const zone = "America/Sao_Paulo";
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.array(
            fc.record({
              id: fc.integer({ min: 0, max: 40 }),
              user: fc.constantFrom("p0", "p1", "p2", "stranger"),
              name: fc.constantFrom("deal_won", "note added", "ñandú"),
              minutes: fc.integer({ min: 0, max: 60 * 24 * 400 }),
            }),
            { maxLength: 25 },
          ),
          { minLength: 1, maxLength: 6 },
        ),
        async (batches) => {
          const home = await world.organisation({ timeZone: zone });
          const made = await createWriteKey(home.system, { name: "Test" });
          for (const externalId of ["p0", "p1", "p2"]) await home.person({ externalId });
          const start = Date.parse("2025-10-15T00:00:00Z");
          await Promise.all(
            batches.map((batch) =>
              send(
                batch.map(({ id, user, name, minutes }) =>
                  event(`m${id}`, user, new Date(start + minutes * 60_000).toISOString(), name),
                ),
                made.key,
              ),
            ),
          );
          const differences = await look(
            world.test.ownerUrl,
            `with recount as (
              select person_id, name as event, (occurred_at at time zone $2)::date as day, count(*)::int as count
              from telemetry.events where organisation_id = $1 and person_id is not null group by 1, 2, 3),
            kept as (select person_id, event, day, count from telemetry.usage_by_person_day where organisation_id = $1),
            days as (select person_id, day, sum(count)::int as count from recount group by 1, 2),
            kept_days as (select person_id, day, count from telemetry.active_days where organisation_id = $1)
            select 'usage' as what, count(*)::int as count from ((table recount except all table kept) union all (table kept except all table recount)) x
            union all select 'days', count(*)::int from ((table days except all table kept_days) union all (table kept_days except all table days)) y`,
            [home.id, zone],
          );
          expect(differences).toEqual([
            { what: "usage", count: 0 },
            { what: "days", count: 0 },
          ]);
          const { events, ids, matched, unmatched } = await counts(home.id);
          expect(events).toBe(new Set(batches.flat().map(({ id }) => id)).size);
          expect([ids, matched + unmatched]).toEqual([events, events]);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe("a day is a day of the organisation", () => {
  it("on both sides of midnight, and when the clocks change", async () => {
    const madrid = await world.organisation({ timeZone: "Europe/Madrid" });
    const made = await createWriteKey(madrid.system, { name: "Test" });
    const ana = await madrid.person({ externalId: "ana" });
    // Summer time ends on 25 October 2026 at 01:00 UTC: that local day has 25 hours.
    const times: [string, string][] = [
      ["2026-10-24T21:59:59Z", "2026-10-24"],
      ["2026-10-24T22:00:00Z", "2026-10-25"],
      ["2026-10-25T00:30:00Z", "2026-10-25"],
      ["2026-10-25T01:30:00Z", "2026-10-25"],
      ["2026-10-25T22:59:59Z", "2026-10-25"],
      ["2026-10-25T23:00:00Z", "2026-10-26"],
      // It begins on 29 March 2026 at 01:00 UTC: that local day has 23.
      ["2026-03-28T23:00:00Z", "2026-03-29"],
      ["2026-03-29T21:59:59Z", "2026-03-29"],
      ["2026-03-29T22:00:00Z", "2026-03-30"],
      ["2025-12-31T23:00:00Z", "2026-01-01"],
    ];
    await send(
      times.map(([time], index) => event(`t${index}`, "ana", time)),
      made.key,
    );
    const rows = await look<{ day: string; count: number }>(
      world.test.ownerUrl,
      "select day::text, count from telemetry.usage_by_person_day where organisation_id = $1 and person_id = $2 order by day",
      [madrid.id, ana.id],
    );
    const tally = new Map<string, number>();
    for (const [, day] of times) tally.set(day, (tally.get(day) ?? 0) + 1);
    expect(rows).toEqual([...tally].sort().map(([day, count]) => ({ day, count })));
  });
});

describe("our own modules", () => {
  it("record on the transaction of what was done: rolled back together, stored together", async () => {
    const ana = await organisation.person();
    const usage = {
      name: "crm.activity_logged",
      personId: ana.id,
      occurredAt: new Date("2026-11-18T10:00:00Z"),
      properties: { kind: "call" },
    };
    world.published.length = 0;
    await expect(
      inTransaction(ana.ctx, async (tx) => {
        await telemetryPort.record(ana.ctx, tx, [usage]);
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect((await counts()).events).toBe(0);
    await inTransaction(ana.ctx, (tx) => telemetryPort.record(ana.ctx, tx, [usage, usage]));
    expect(await counts()).toMatchObject({ events: 2, matched: 2, rolled: 2, active: 2 });
    expect(world.published.at(-1)).toMatchObject({
      event: "telemetry.usage_recorded",
      payload: { people: [ana.id], names: ["crm.activity_logged"] },
    });
  });

  it("take a use back as if it had never been, once, and tell whoever keeps figures", async () => {
    const ana = await organisation.person();
    const use = (messageId: string, at: string) => ({
      name: "crm.activity_logged",
      personId: ana.id,
      occurredAt: new Date(at),
      messageId,
    });
    await inTransaction(ana.ctx, (tx) =>
      telemetryPort.record(ana.ctx, tx, [
        use("kept", "2026-11-18T10:00:00Z"),
        use("gone", "2026-11-18T11:00:00Z"),
        use("alone", "2026-11-17T11:00:00Z"),
      ]),
    );
    const before = await counts();
    const back = [
      { messageId: "gone", personId: ana.id, since: new Date("2026-11-18T11:00:00Z") },
      { messageId: "alone", personId: ana.id, since: new Date("2026-11-17T10:59:00Z") },
    ];
    world.published.length = 0;
    await inTransaction(ana.ctx, (tx) => telemetryPort.retract(ana.ctx, tx, back));
    expect(world.published).toMatchObject([
      { payload: { people: [ana.id], days: { from: "2026-11-17", to: "2026-11-18" } } },
    ]);
    await Promise.all([0, 1].map(() => inTransaction(ana.ctx, (tx) => telemetryPort.retract(ana.ctx, tx, back))));
    expect(await counts()).toMatchObject({
      events: before.events - 2,
      rolled: before.rolled - 2,
      active: before.active - 2,
    });
    const days = await look<{ day: string; count: number }>(
      world.test.ownerUrl,
      "select day::text, count from telemetry.active_days where organisation_id = $1 and person_id = $2",
      [organisation.id, ana.id],
    );
    expect(days).toEqual([{ day: "2026-11-18", count: 1 }]);
    // The id stays used up: a delayed copy of the same message does not count after all.
    await inTransaction(ana.ctx, (tx) => telemetryPort.record(ana.ctx, tx, [use("gone", "2026-11-18T11:00:00Z")]));
    expect((await counts()).events).toBe(before.events - 2);
  });

  it("record tens of thousands at once, silently where asked", async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => organisation.person()));
    const events = Array.from({ length: 20_000 }, (_, index) => ({
      name: `crm.thing_${index % 7}`,
      personId: people[index % 20]?.id ?? "",
      occurredAt: new Date(Date.parse("2026-08-01T08:00:00Z") + index * 400_000),
      messageId: `sim-${index}`,
    }));
    world.published.length = 0;
    expect(await recordUsage(organisation.system, events, { silent: true })).toBe(20_000);
    expect(world.published).toEqual([]);
    expect(await recordUsage(organisation.system, events)).toBe(0);
    expect(await counts()).toMatchObject({ events: 20_000, rolled: 20_000, active: 20_000 });
  });
});
