import { openWorld, type TestOrganisation, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { comparePlan } from "../src/catalogue/list-catalogue";
import { createIngest, createWriteKey, telemetryModule } from "../src/index";
import { look } from "./looking";

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

let counter = 0;
const event = (userId: string, timestamp: string, more: object = {}) => ({
  type: "track",
  event: "deal_won",
  userId,
  timestamp,
  messageId: `c-${++counter}`,
  ...more,
});
const send = async (batch: unknown[]) => {
  const request = { method: "POST", body: JSON.stringify({ writeKey: key, batch }) };
  expect((await ingest(new Request("http://x/v1/batch", request))).status).toBe(200);
};

describe("the event catalogue", () => {
  it("fills itself: names, days, properties and their types, each batch counted once", async () => {
    const admin = await organisation.person({ roles: ["administrator"] });
    const batch = [
      event("x", "2026-11-17T10:00:00Z", { properties: { amount: 7, stage: "won", tags: [], note: null } }),
      event("y", "2026-11-18T10:00:00Z", { properties: { amount: "7" } }),
      event("x", "2025-01-01T10:00:00Z"),
    ];
    await send(batch);
    await send(batch);
    const { events } = await admin.call.catalogue.list({ limit: 10 });
    expect(events).toMatchObject([
      {
        name: "deal_won",
        count: 2,
        days: [
          { day: "2026-11-17", count: 1 },
          { day: "2026-11-18", count: 1 },
        ],
        firstDay: "2025-01-01",
        lastDay: "2026-11-18",
        planned: false,
        properties: [
          { property: "amount", types: ["number", "text"] },
          { property: "note", types: ["nothing"] },
          { property: "stage", types: ["text"] },
          { property: "tags", types: ["list"] },
        ],
        findings: [{ kind: "not_planned" }],
      },
    ]);
    await telemetryModule.jobs.keepToPolicy?.(organisation.system, {});
    expect((await admin.call.catalogue.list({ limit: 10 })).events[0]).toMatchObject({
      count: 2,
      firstDay: "2025-01-01",
    });
  });

  it("holds two hundred properties of an event and no value of any, however many a hostile sender invents", async () => {
    for (let round = 0; round < 3; round += 1)
      await send([
        event("x", "2026-11-17T10:00:00Z", {
          properties: Object.fromEntries(
            Array.from({ length: 500 }, (_, index) => [`p${round}-${index}`, "secret value"]),
          ),
        }),
      ]);
    const kept = await look<{ count: number; text: string }>(
      world.test.ownerUrl,
      "select count(*)::int as count, string_agg(to_jsonb(c)::text, '') as text from telemetry.catalogue_properties c where organisation_id = $1",
      [organisation.id],
    );
    expect(kept[0]?.count).toBe(200);
    expect(kept[0]?.text).not.toContain("secret value");
  });

  it("says what was planned and never came, and takes a page at a time by name", async () => {
    const manager = await organisation.person({ roles: ["change_manager"] });
    await send(["a", "b", "c"].map((name) => event("x", "2026-11-17T10:00:00Z", { event: name })));
    const plan = {
      description: "Somebody won a deal.",
      ownerId: manager.id,
      planned: true,
      plannedProperties: { amount: "number" as const },
    };
    await manager.call.catalogue.describe({ name: "deal_won", ...plan });
    const first = await manager.call.catalogue.list({ limit: 2 });
    expect([first.events.map(({ name }) => name), first.nextCursor]).toEqual([["a", "b"], "b"]);
    const second = await manager.call.catalogue.list({ limit: 2, cursor: "b" });
    expect(second).toMatchObject({
      nextCursor: null,
      events: [
        { name: "c" },
        {
          name: "deal_won",
          planned: true,
          owner: { id: manager.id },
          description: plan.description,
          findings: [{ kind: "never_seen" }],
        },
      ],
    });
    await expect((await organisation.person()).call.catalogue.list({ limit: 2 })).rejects.toThrow("NotPermitted");
  });
});

it("plan and reality part where a property is missing, of another type, or nobody's plan; an empty value is neither", () => {
  const compared = (types: string[]) =>
    comparePlan({
      planned: true,
      seenEver: true,
      plannedProperties: { amount: "number" },
      properties: [{ property: "amount", types }],
    });
  expect(compared(["number"])).toEqual([]);
  expect(compared(["nothing", "number"])).toEqual([]);
  expect(compared(["number", "text"])).toEqual([
    { kind: "wrong_type", property: "amount", planned: "number", seen: ["number", "text"] },
  ]);
  expect(
    comparePlan({
      planned: true,
      seenEver: true,
      plannedProperties: { amount: "number" },
      properties: [{ property: "x", types: ["text"] }],
    }),
  ).toEqual([
    { kind: "property_never_seen", property: "amount", planned: "number" },
    { kind: "property_not_planned", property: "x" },
  ]);
});

describe("a behaviour's preview", () => {
  it("says what twelve full weeks would have counted, with a filter and without, and shows no figure of fewer than five", async () => {
    const role = await organisation.jobRole();
    const manager = await organisation.person({ roles: ["change_manager"] });
    for (let index = 0; index < 12; index += 1) await organisation.person({ externalId: `p${index}`, jobRoleId: role });
    // With the manager as many without a job role as may be shown, or the role would be hidden beside everybody.
    for (let index = 0; index < 4; index += 1) await organisation.person();
    await send(
      Array.from({ length: 6 }, (_, index) => [
        event(`p${index}`, "2026-11-10T10:00:00Z", { properties: { stage: "won" } }),
        event(`p${index}`, "2026-11-11T10:00:00Z", { properties: { stage: "lost" } }),
      ]).flat(),
    );
    await send([event("p0", "2026-11-03T10:00:00Z"), event("p0", "2026-11-17T10:00:00Z")]);
    const asked = { event: "deal_won", targetCount: 2, cadence: "week" as const, jobRoleId: role };
    const plain = await manager.call.catalogue.preview({ ...asked, filter: null });
    expect(plain).toMatchObject({ since: "2026-08-24", until: "2026-11-15", asked: 12, ever: 6 });
    expect(plain.periods).toHaveLength(12);
    expect(plain.periods.slice(-2)).toEqual([
      { period: "2026-11-02", people: null, events: null, met: null },
      { period: "2026-11-09", people: 6, events: 12, met: 6 },
    ]);
    const filtered = await manager.call.catalogue.preview({ ...asked, filter: { stage: "won" } });
    expect(filtered.periods.at(-1)).toEqual({ period: "2026-11-09", people: 6, events: 6, met: 0 });
    const nobody = await manager.call.catalogue.preview({
      ...asked,
      filter: null,
      jobRoleId: await organisation.jobRole(),
    });
    expect([nobody.asked, nobody.periods.at(-1)?.people]).toEqual([null, null]);
  });

  it("says of periods whose single events are gone that a filter's answer is not known, and never zero", async () => {
    const role = await organisation.jobRole();
    const admin = await organisation.person({ roles: ["administrator", "change_manager"], jobRoleId: role });
    for (let index = 0; index < 11; index += 1) await organisation.person({ externalId: `p${index}`, jobRoleId: role });
    await send(
      Array.from({ length: 11 }, (_, index) =>
        ["2026-09-15", "2026-11-10"].map((day) =>
          event(`p${index}`, `${day}T10:00:00Z`, { properties: { stage: "won" } }),
        ),
      ).flat(),
    );
    await admin.call.retention.set({ rawDays: 30, personDays: 396 });
    await telemetryModule.jobs.keepToPolicy?.(organisation.system, {});
    const asked = { event: "deal_won", targetCount: 1, cadence: "week" as const, jobRoleId: role };
    const filtered = await admin.call.catalogue.preview({ ...asked, filter: { stage: "won" } });
    expect(filtered.knownSince).toBe("2026-10-19");
    for (const { period, people, met } of filtered.periods)
      expect([period, people, met]).toEqual(
        period < "2026-10-19" ? [period, null, null] : [period, ...(period === "2026-11-09" ? [null, null] : [0, 0])],
      );
    const plain = await admin.call.catalogue.preview({ ...asked, filter: null });
    expect(plain.knownSince).toBe(plain.since);
  });
});
