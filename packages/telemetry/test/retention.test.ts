import { openWorld, type TestOrganisation, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createIngest, createWriteKey, telemetryModule } from "../src/index";
import { erase } from "./erasing";
import { look } from "./looking";
import { storedFigures } from "./oracle/stored-figures";
import { settleMoves } from "./settle";

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
  organisation = await world.organisation({ timeZone: "Asia/Kolkata" });
  ({ key } = await createWriteKey(organisation.system, { name: "Test" }));
});

let counter = 0;
const event = (userId: string, timestamp: string, more: object = {}) => ({
  type: "track",
  event: "deal_won",
  userId,
  timestamp,
  messageId: `r-${++counter}`,
  ...more,
});
const send = async (batch: unknown[]) => {
  const request = { method: "POST", body: JSON.stringify({ writeKey: key, batch }) };
  expect((await ingest(new Request("http://x/v1/batch", request))).status).toBe(200);
};
const night = () => telemetryModule.jobs.keepToPolicy?.(organisation.system, {});
const figures = () => storedFigures(world.test.ownerUrl, organisation.id);
const rows = <T extends object>(sql: string) =>
  look<T & Record<string, unknown>>(world.test.ownerUrl, sql, [organisation.id]);
const rawCount = async () =>
  (await rows<{ count: number }>("select count(*)::int as count from telemetry.events where organisation_id = $1"))[0]
    ?.count;

describe("raw events", () => {
  it("go after ninety days of the organisation's calendar, and no sum changes because they went", async () => {
    await organisation.person({ externalId: "ana" });
    // The ninetieth day before 18 November begins at 18:30 UTC the day before, in Kolkata.
    await send([
      event("ana", "2026-08-19T18:29:59.999Z"),
      event("ana", "2026-08-19T18:30:00Z"),
      event("stranger", "2026-03-01T00:00:00Z"),
      event("ana", "2025-12-31T20:00:00Z"),
    ]);
    const before = await figures();
    await night();
    expect(await rawCount()).toBe(1);
    expect(await figures()).toEqual(before);
    await night();
    expect(await figures()).toEqual(before);
  });

  it("leave enough behind for a name that gets its person afterwards, and to give it up again", async () => {
    const ana = await organisation.person();
    const admin = await organisation.person({ roles: ["administrator"] });
    await send([event("crm-7", "2026-05-01T10:00:00Z"), event("crm-7", "2026-11-17T10:00:00Z")]);
    const before = await figures();
    await night();
    await admin.call.names.map({ userRef: "crm-7", personId: ana.id });
    await settleMoves(world.test.ownerUrl, organisation.system);
    expect(await figures()).toMatchObject({
      active: new Map([
        [`2026-05-01|${ana.id}`, 1],
        [`2026-11-17|${ana.id}`, 1],
      ]),
      unmatched: new Map(),
    });
    await admin.call.names.unmap({ userRef: "crm-7" });
    await settleMoves(world.test.ownerUrl, organisation.system);
    expect(await figures()).toEqual(before);
  });

  it("leave each behaviour's filtered counts behind, person by person and day by day", async () => {
    const ana = await organisation.person({ externalId: "ana" });
    await look(
      world.test.ownerUrl,
      `with r as (insert into change.rollouts (organisation_id, id, name, objective, starts_on) values ($1, $2, '{"en":"R"}', '{"en":"O"}', '2026-01-01') returning id)
       insert into change.behaviours (organisation_id, id, rollout_id, job_role_id, name, benefit, event, filter, target_count, cadence, required, position)
       select $1, gen_random_uuid(), r.id, $3, '{"en":"B"}', '{"en":"B"}', 'deal_won', '{"stage":"won"}', 1, 'week', true, 0 from r`,
      [organisation.id, ana.id, await organisation.jobRole()],
    );
    await send([
      event("ana", "2026-05-01T10:00:00Z", { properties: { stage: "won", size: 3 } }),
      event("ana", "2026-05-01T11:00:00Z", { properties: { stage: "lost" } }),
    ]);
    await night();
    expect(
      await rows(
        'select person_id, event, day::text, count::int from telemetry.usage_by_filter_day_v1 where organisation_id = $1 and filter = \'{"stage":"won"}\'',
      ),
    ).toEqual([{ person_id: ana.id, event: "deal_won", day: "2026-05-01", count: 1 }]);
  });
});

describe("days by person", () => {
  it("become sums of groups after thirteen months; no group of fewer than five can be told apart, not by subtraction either", async () => {
    const [large, small, single] = [
      await organisation.orgUnit(),
      await organisation.orgUnit(),
      await organisation.orgUnit(),
    ];
    const unitOf = [...Array<string>(7).fill(large), ...Array<string>(5).fill(small), single];
    for (const [index, orgUnitId] of unitOf.entries())
      await organisation.person({ externalId: `p${index}`, orgUnitId });
    await send(unitOf.map((_, index) => event(`p${index}`, "2025-09-01T10:00:00Z")));
    await night();
    expect((await figures()).usage.size).toBe(0);
    const kept = await rows<{ grouping: string; group_id: string; people: number }>(
      "select grouping, group_id, people, count::int from telemetry.group_uses where organisation_id = $1 and event = 'deal_won' order by grouping, people",
    );
    const nobody = "00000000-0000-0000-0000-000000000000";
    expect(kept).toEqual([
      { grouping: "all", group_id: nobody, people: 13, count: 13 },
      // Everybody is without a job role.
      { grouping: "job_role", group_id: nobody, people: 13, count: 13 },
      // The single one is joined by the smaller unit: alone, they would be the total less the others.
      { grouping: "unit", group_id: nobody, people: 6, count: 6 },
      { grouping: "unit", group_id: large, people: 7, count: 7 },
    ]);
    expect(
      await rows(
        "select people::int, count::int from telemetry.usage_by_day_v1 where organisation_id = $1 and event = '' and day = '2025-09-01'",
      ),
    ).toEqual([{ people: 13, count: 13 }]);
  });

  it("take along who was said to be whom where that leads to nobody any more, and nothing else of it", async () => {
    await organisation.person({ externalId: "ana", email: "ana@example.com" });
    await send([
      { ...event("cust-9", "2026-11-17T10:00:00Z"), type: "identify", traits: { email: "customer@private.example" } },
      { ...event("dev-1", "2026-11-17T10:00:00Z"), type: "identify", traits: { email: "Ana@example.com" } },
      { ...event("busy-1", "2026-11-17T10:00:00Z"), type: "identify", traits: { email: "busy@private.example" } },
      event("cust-9", "2026-11-17T11:00:00Z"),
    ]);
    const links = async () =>
      (
        await rows<{ user_ref: string }>(
          "select user_ref from telemetry.name_links where organisation_id = $1 order by user_ref",
        )
      ).map(({ user_ref }) => user_ref);
    expect(await links()).toEqual(["busy-1", "cust-9", "dev-1"]);
    world.setNow("2027-12-20T10:00:00Z");
    await send([event("busy-1", "2027-12-19T10:00:00Z")]);
    await night();
    await night();
    expect(await links()).toEqual(["busy-1", "dev-1"]);
    world.setNow("2026-11-18T12:00:00Z");
  });

  it("are kept as the organisation says, within the bounds of the law", async () => {
    const admin = await organisation.person({ roles: ["administrator"], externalId: "me" });
    await expect(admin.call.retention.set({ rawDays: 29, personDays: 396 })).rejects.toThrow();
    await expect(admin.call.retention.set({ rawDays: 30, personDays: 1_097 })).rejects.toThrow();
    await expect(admin.call.retention.set({ rawDays: 200, personDays: 100 })).rejects.toThrow("RawOutlivesPeople");
    await admin.call.retention.set({ rawDays: 30, personDays: 90 });
    expect(await admin.call.retention.read()).toEqual({ rawDays: 30, personDays: 90 });
    await send([event("me", "2026-10-10T10:00:00Z"), event("me", "2026-08-01T10:00:00Z")]);
    await night();
    expect(await rawCount()).toBe(0);
    expect([...(await figures()).active.values()]).toEqual([1]);
  });
});

describe("what is left as sums", () => {
  it("answers for days older than thirteen months, and for somebody erased since, as for any day", async () => {
    const admin = await organisation.person({ roles: ["administrator"] });
    await look(world.test.ownerUrl, "update directory.people set starts_on = '2020-01-01' where organisation_id = $1", [
      organisation.id,
    ]);
    const people: { id: string }[] = [];
    for (let index = 0; index < 7; index += 1) people.push(await organisation.person({ externalId: `p${index}` }));
    await look(world.test.ownerUrl, "update directory.people set starts_on = '2020-01-01' where organisation_id = $1", [
      organisation.id,
    ]);
    await send(
      ["2025-09-01T10:00:00Z", "2026-11-12T10:00:00Z"].flatMap((at) =>
        people.map((_, index) => event(`p${index}`, at)),
      ),
    );
    const on = async (day: string) => {
      const answer = await admin.call.analytics.active({ from: day, until: day, step: "day", event: "deal_won" });
      return "points" in answer ? answer.points[0] : answer;
    };
    const whole = { people: 8, active: 7, uses: 7 };
    for (const day of ["2025-09-01", "2026-11-12"]) expect(await on(day)).toMatchObject(whole);
    await night();
    expect((await figures()).usage.size).toBe(7);
    const september = { from: "2025-09-01", until: "2025-09-30", step: "month", event: "deal_won" } as const;
    const month = await admin.call.analytics.active(september);
    expect("points" in month ? month.points[0] : month).toMatchObject({ uses: 7, sumsOnly: true });
    expect(month).toMatchObject({ mean: null });
    await erase(organisation, admin, people[0]?.id ?? "");
    for (const day of ["2025-09-01", "2026-11-12"]) expect(await on(day)).toMatchObject(whole);
  });
});

describe("what is not left as sums", () => {
  it("is not known of a group, which is no zero; of everybody it always is", async () => {
    const [orgUnitId, locationId] = [await organisation.orgUnit(), await organisation.location()];
    const admin = await organisation.person({ roles: ["administrator"], orgUnitId, locationId });
    for (let index = 0; index < 9; index += 1)
      await organisation.person({ externalId: `p${index}`, orgUnitId, locationId });
    await look(world.test.ownerUrl, "update directory.people set starts_on = '2020-01-01' where organisation_id = $1", [
      organisation.id,
    ]);
    // Three on the first day, seven on the second.
    await send([0, 1, 2].map((index) => event(`p${index}`, "2025-09-01T10:00:00Z")));
    await send([0, 1, 2, 3, 4, 5, 6].map((index) => event(`p${index}`, "2025-09-02T10:00:00Z")));
    await night();
    const days = async (group?: { by: "unit" | "location"; key: string }) => {
      const asked = { from: "2025-09-01", until: "2025-09-02", step: "day", event: "deal_won" } as const;
      const answer = await admin.call.analytics.active({ ...asked, ...(group && { group }) });
      if (!("points" in answer)) throw new Error("ten people are enough");
      return answer.points.map((point) => ("sumsOnly" in point || "hidden" in point ? "unknown" : point.active));
    };
    expect(await days()).toEqual([3, 7]);
    expect(await days({ by: "unit", key: orgUnitId })).toEqual(["unknown", 7]);
    expect(await days({ by: "location", key: locationId })).toEqual(["unknown", "unknown"]);
  });
});

describe("erasing a person", () => {
  it("leaves nothing that names them anywhere, and every figure that may be shown as it was", async () => {
    const unit = await organisation.orgUnit();
    const admin = await organisation.person({ roles: ["administrator"] });
    const ana = await organisation.person({ externalId: "E-ana-7", email: "ana.secret@example.com", orgUnitId: unit });
    for (let index = 0; index < 6; index += 1)
      await organisation.person({ externalId: `other-${index}`, orgUnitId: unit });
    const batch = [
      {
        type: "identify",
        userId: "crm-ana-77",
        anonymousId: "anon-ana-88",
        traits: { email: "Ana.Secret@example.com" },
      },
      { type: "identify", userId: "anon-ana-99", traits: { email: "ana.private@example.org" } },
      ...["E-ana-7", "crm-ana-77", "anon-ana-88", "mapped-ana-66", "anon-ana-99"].map((ref) =>
        event(ref, "2026-11-17T10:00:00Z"),
      ),
      event("mapped-ana-66", "2026-05-01T10:00:00Z"),
      event("E-ana-7", "2026-05-02T10:00:00Z", { event: "" }),
      event("crm-ana-77", "yesterday", { messageId: "ana.secret@example.com/1" }),
      ...Array.from({ length: 6 }, (_, index) => event(`other-${index}`, "2026-11-17T10:00:00Z")),
    ];
    await send(batch);
    for (const userRef of ["mapped-ana-66", "ana.private@example.org"])
      await admin.call.names.map({ userRef, personId: ana.id });
    await night();
    await settleMoves(world.test.ownerUrl, organisation.system);
    const shown = () =>
      rows(
        "select event, day::text, people::int, count::int from telemetry.usage_by_day_v1 where organisation_id = $1 and people >= 5 order by 1, 2",
      );
    const everybody = await rows<{ id: string }>("select id from directory.people where organisation_id = $1");
    const others = async () =>
      [...(await figures()).usage].filter(([name]) => everybody.some(({ id }) => id !== ana.id && name.startsWith(id)));
    const before = [await shown(), await others()];
    await expect((await organisation.person()).call.retention.erase({ personId: ana.id })).rejects.toThrow(
      "NotPermitted",
    );
    await erase(organisation, admin, ana.id);
    expect([await shown(), await others()]).toEqual(before);

    const needles = [
      ana.id,
      "e-ana-7",
      "ana.secret",
      "ana.private",
      "-ana-",
      ...batch.flatMap((each) =>
        "messageId" in each && /ana/.test(String(each.userId)) && "timestamp" in each && each.timestamp > "2026-11"
          ? [each.messageId]
          : [],
      ),
    ];
    const tables = await look<{ name: string }>(
      world.test.ownerUrl,
      "select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'telemetry' and c.relkind in ('r', 'p')",
    );
    expect(tables.length).toBeGreaterThan(15);
    for (const { name } of tables)
      expect(
        await look(
          world.test.ownerUrl,
          `select to_jsonb(t)::text as row from ${name} t where lower(to_jsonb(t)::text) like any($1::text[])`,
          [needles.map((needle) => `%${needle.toLowerCase()}%`)],
        ),
        name,
      ).toEqual([]);
  });
});
