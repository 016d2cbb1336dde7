import { openWorld, type TestOrganisation, type World } from "@arraigo/directory/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createIngest, createWriteKey, recordUsage, telemetryModule } from "../src/index";
import { erase } from "./erasing";
import { look } from "./looking";
import { plusDays } from "./oracle/naive-figures";
import { settleMoves } from "./settle";

type Router = typeof telemetryModule.router;
type Person = Awaited<ReturnType<TestOrganisation<Router>["person"]>>;
let world: World<Router>;
beforeAll(async () => {
  world = await openWorld(telemetryModule);
});
afterAll(() => world.close());

const now = "2026-11-18T11:30:00Z";
const today = "2026-11-18";
const yesterday = plusDays(today, -1);
const headcount = 13;

const use = fc.record({
  person: fc.nat(headcount - 1),
  event: fc.constantFrom("deal_won", "case_solved"),
  daysAgo: fc.oneof(fc.nat(40), fc.nat(130)),
});
const stay = fc.record({ startedDaysAgo: fc.integer({ min: -2, max: 300 }), leftDaysAgo: fc.option(fc.nat(90)) });
const scene = fc.record({
  stays: fc.array(stay, { minLength: headcount, maxLength: headcount }),
  uses: fc.array(use, { minLength: 20, maxLength: 140 }),
  erased: fc.uniqueArray(fc.nat(headcount - 1), { minLength: 1, maxLength: 2 }),
  /** Whether what is older than ninety days has become sums of groups before. */
  folded: fc.boolean(),
});
type Scene = typeof scene extends fc.Arbitrary<infer Drawn> ? Drawn : never;

async function play({ stays, uses, folded }: Scene) {
  world.setNow(now);
  const company = await world.organisation({ timeZone: "UTC" });
  const admin = await company.person({ roles: ["administrator"] });
  const units = [await company.orgUnit(), await company.orgUnit(), await company.orgUnit()];
  const [locationId, jobRoleId] = [await company.location(), await company.jobRole()];
  const staff: Person[] = [];
  for (const [index, { startedDaysAgo, leftDaysAgo }] of stays.entries()) {
    // Seven, five, and one alone in a unit.
    const orgUnitId = units[index < 7 ? 0 : index < 12 ? 1 : 2] ?? "";
    const person = await company.person({ orgUnitId, ...(index % 3 > 0 && { locationId, jobRoleId }) });
    const startsOn = plusDays(today, -startedDaysAgo);
    const left = leftDaysAgo === null ? null : plusDays(today, -leftDaysAgo);
    await look(world.test.ownerUrl, "update directory.people set starts_on = $2, ends_on = $3 where id = $1", [
      person.id,
      startsOn,
      left !== null && left >= startsOn ? left : null,
    ]);
    staff.push(person);
  }
  await recordUsage(
    company.system,
    uses.map(({ person, event, daysAgo }) => ({
      personId: staff[person]?.id ?? "",
      name: event,
      occurredAt: new Date(Date.parse(now) - daysAgo * 86_400_000),
      properties: {},
    })),
  );
  await admin.call.retention.set({ rawDays: 30, personDays: folded ? 90 : 140 });
  if (folded) {
    await telemetryModule.jobs.keepToPolicy?.(company.system, {});
  }
  return { company, admin, staff, units };
}

const plain = (answer: object) => ({ ...answer, computedAt: undefined });
const groupsOf = (units: readonly string[]) => [undefined, ...units.map((key) => ({ by: "unit" as const, key }))];

/** Every figure of usage there is that says something about a time that is over, for everybody and for each unit. */
async function figuresOf(call: Person["call"]["analytics"], units: readonly string[]): Promise<Record<string, object>> {
  const { groups } = await call.groups();
  const told: Record<string, object> = { groups, events: await call.events() };
  const cuts = [...groupsOf(units), ...groups.flatMap(({ by, key }) => (by === "location" ? [{ by, key }] : []))];
  for (const group of cuts) {
    const name = group ? `${group.by} ${group.key}` : "all";
    for (const event of [undefined, "deal_won"])
      for (const step of ["day", "week", "month"] as const) {
        const asked = { from: plusDays(today, -125), until: today, step, event, group };
        told[`active ${name} ${step} ${event}`] = plain(await call.active(asked));
      }
    for (const until of [yesterday, plusDays(today, -45)])
      told[`frequency ${name} ${until}`] = plain(await call.frequency({ until, group }));
  }
  for (const until of [yesterday, plusDays(today, -45)]) {
    for (const by of ["unit", "location", "role"] as const)
      told[`licences ${by} ${until}`] = plain(await call.licences({ until, by }));
    for (const state of ["active", "dormant", "never"] as const)
      told[`behind ${state} ${until}`] = plain(await call.people({ figure: "licences", state, until }));
    for (const [least, most] of [
      [0, 0],
      [1, 28],
      [1, 7],
    ] as const)
      told[`behind days ${most} ${until}`] = plain(await call.people({ figure: "days", least, most, until }));
    told[`behind features ${until}`] = plain(await call.people({ figure: "features", least: 0, most: 0, until }));
    told[`behind active ${until}`] = plain(await call.people({ figure: "active", step: "week", on: until }));
  }
  for (const kind of ["nth", "unbounded"] as const)
    for (const event of [undefined, "deal_won"])
      for (const unit of [undefined, ...units])
        told[`retention ${kind} ${event} ${unit}`] = plain(
          await call.retention({ step: "week", periods: 12, kind, event, unit }),
        );
  return told;
}

it("every figure of a time that is over reads the same after somebody is erased, whoever they were", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(scene, async (drawn) => {
      const { company, admin, staff, units } = await play(drawn);
      const before = await figuresOf(admin.call.analytics, units);
      for (const index of drawn.erased) await erase(company, admin, staff[index]?.id ?? "");
      const after = await figuresOf(admin.call.analytics, units);
      for (const [name, figure] of Object.entries(before)) expect(after[name], name).toEqual(figure);
    }),
    { numRuns: 3, endOnFailure: true },
  );
});

it("no table of the database leads to somebody erased, but the directory and the line that says it was done", async () => {
  world.setNow(now);
  const company = await world.organisation({ timeZone: "UTC" });
  const admin = await company.person({ roles: ["administrator"] });
  const ana = await company.person({
    externalId: "E-ursula-7",
    email: "ursula.secret@example.com",
    roles: ["change_manager"],
  });
  const { key } = await createWriteKey(company.system, { name: "Live" });
  const ingest = createIngest(world.services, { keyMsMax: 0 });
  const event = (userId: string, timestamp: string) => ({
    type: "track",
    event: "deal_won",
    userId,
    timestamp,
    messageId: `${userId} ${timestamp}`,
  });
  const batch = [
    { type: "identify", userId: "crm-ursula-1", traits: { email: "Ursula.Secret@example.com" } },
    event("crm-ursula-1", "2026-11-10T10:00:00Z"),
    event("mapped-ursula", "2026-11-11T10:00:00Z"),
    event("E-ursula-7", "2026-07-01T10:00:00Z"),
    event("E-ursula-7", "not a day"),
    // What somebody else did, for her and with her address in a text.
    {
      ...event("bob", "2026-11-12T10:00:00Z"),
      properties: {
        assigned: "Ursula.Secret@example.com",
        to: [{ note: "for\nursula.secret@example.com, please" }],
        amount: 7,
      },
    },
  ];
  // A source that is counted apart says her e-mail behind a sign of its own.
  const apart = await admin.call.keys.create({ name: "Apart" });
  await admin.call.keys.trust({ id: apart.id, trust: "apart" });
  const address = "Ursula.Secret@example.com";
  const said = [
    event(address, "2026-11-13T10:00:00Z"),
    { type: "identify", userId: address, anonymousId: "device-1" },
    { ...event("crm-1", "2026-11-14T10:00:00Z"), context: { traits: { email: address } } },
  ];
  await ingest(
    new Request("http://x/v1/batch", { method: "POST", body: JSON.stringify({ writeKey: apart.key, batch: said }) }),
  );
  await ingest(new Request("http://x/v1/batch", { method: "POST", body: JSON.stringify({ writeKey: key, batch }) }));
  await admin.call.names.map({ userRef: "mapped-ursula", personId: ana.id });
  await settleMoves(world.test.ownerUrl, company.system);
  await admin.call.retention.set({ rawDays: 30, personDays: 90 });
  await telemetryModule.jobs.keepToPolicy?.(company.system, {});
  const saved = { name: "Mine", question: { tab: "active" }, sharedRoles: [] };
  const kept = await ana.call.insights.save(saved);
  const shown = await ana.call.insights.save({ ...saved, name: "Shown" });
  const shared = await ana.call.insights.save({ ...saved, name: "Shared", sharedRoles: ["administrator"] });
  await ana.call.dashboards.save({ name: "All", insightIds: [shown.id, shared.id], sharedRoles: ["administrator"] });
  for (const { id } of [kept, shared])
    await ana.call.alerts.save({ insightId: id, measure: "active", condition: "above", threshold: 3 });
  await ana.call.annotations.write({ day: "2026-11-10", kind: "other", label: "Strike" });
  expect((await admin.call.retention.found({ personId: ana.id })).places).toContain("authored");
  expect(await found(company.id, ana.id)).toContain("telemetry.use_spans");
  await erase(company, admin, ana.id);
  const left = (await found(company.id, ana.id)).filter((table) => !table.startsWith("directory."));
  expect(left).toEqual([]);
  const [others] = await look(
    world.test.ownerUrl,
    "select properties from telemetry.events where organisation_id = $1 and user_ref = 'bob'",
    [company.id],
  );
  expect(others).toEqual({ properties: { assigned: "", to: [{ note: "" }], amount: 7 } });
  // What others saw of theirs goes on.
  expect((await admin.call.insights.list()).map(({ name }) => name).toSorted()).toEqual(["Shared", "Shown"]);
  const { annotations } = await admin.call.annotations.list({ from: "2026-11-01", until: "2026-11-18" });
  expect(annotations).toMatchObject([{ label: "Strike" }]);
  const entries = await look<{ action: string; facts: object }>(
    world.test.ownerUrl,
    "select action, facts from directory.audit_entries where organisation_id = $1 and to_jsonb(audit_entries)::text like any($2::text[]) order by action",
    [company.id, ["%ursula%", `%${ana.id}%`]],
  );
  // Who changed what stays written down.
  expect(entries).toEqual([
    { action: "telemetry.annotation_written", facts: { day: "2026-11-10", kind: "other", label: "Strike" } },
    { action: "telemetry.erasure_begun", facts: {} },
    { action: "telemetry.erasure_considered", facts: {} },
    { action: "telemetry.name_mapped", facts: {} },
    { action: "telemetry.person_erased", facts: { rowsLeft: 0 } },
  ]);
});

/** The tables in which somebody stands, by id, by e-mail or by any name they have anywhere. */
async function found(organisationId: string, personId: string): Promise<string[]> {
  const tables = await look<{ name: string }>(
    world.test.ownerUrl,
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'drizzle')`,
  );
  const asked = tables.map(
    ({ name }) =>
      `select '${name}' as name where exists (select from ${name} t where lower(to_jsonb(t)::text) like '%ursula%' or to_jsonb(t)::text like '%${personId}%')`,
  );
  expect(organisationId).not.toBe("");
  return (await look<{ name: string }>(world.test.ownerUrl, asked.join(" union all "))).map(({ name }) => name);
}
