import { crmModule } from "@arraigo/crm";
import { openWorld, type TestPerson, type World } from "@arraigo/directory/testing";
import { createCallerFactory, router } from "@arraigo/platform";
import { telemetryModule, telemetryPort } from "@arraigo/telemetry";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";

type Crm = typeof crmModule.router;
let world: World<Crm>;
beforeAll(async () => {
  world = await openWorld(crmModule, [telemetryModule]);
  // What people do in the CRM goes where it goes in the product.
  Object.assign(world.services, { telemetry: telemetryPort });
});
afterAll(() => world.close());

const telemetry = createCallerFactory(router(telemetryModule.router));
const asked = ({ ctx }: TestPerson<Crm>) => telemetry(ctx as never);

async function fromRaw(
  organisationId: string,
  name: string,
  filter: object,
): Promise<{ people: number; events: number }> {
  const client = new pg.Client({ connectionString: world.test.ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select count(distinct person_id)::int as people, count(*)::int as events from telemetry.events
       where organisation_id = $1 and name = $2 and properties @> $3::jsonb`,
      [organisationId, name, JSON.stringify(filter)],
    );
    return rows[0];
  } finally {
    await client.end();
  }
}

test("the CRM's own events are filtered by what they say, and each figure is a count of the single events", async () => {
  world.setNow("2026-11-03T10:00:00Z");
  const company = await world.organisation();
  const admin = await company.person({ roles: ["administrator", "change_manager"] });
  const people: TestPerson<Crm>[] = [];
  for (let at = 0; at < 12; at += 1) people.push(await company.person());
  // Enough who do nothing, so that those who do may be told.
  for (let at = 0; at < 6; at += 1) await company.person();
  const [pipeline] = await admin.call.pipelines.list({ type: "lead" });
  const [, second] = pipeline?.stages ?? [];
  const lost = pipeline?.stages.find(({ kind }) => kind === "lost");
  // Each logs something on a lead of their own and moves it on: six by phone to the second stage, six by e-mail to the end.
  world.setNow("2026-11-10T10:00:00Z");
  for (const [at, person] of people.entries()) {
    const { id } = await person.call.leads.create({ familyName: `Mora ${at}`, company: "Lago" });
    await person.call.activities.log({ kind: at < 6 ? "call" : "email", text: "Spoke", leadId: id });
    const stageId = (at < 6 ? second?.id : lost?.id) ?? "";
    await person.call.stages.move({ type: "lead", id, stageId, fields: { reason: "No budget" } });
  }
  world.setNow("2026-11-18T10:00:00Z");
  const { call } = { call: asked(admin) };

  const { events } = await call.catalogue.list({ limit: 100 });
  const typesOf = (name: string) =>
    Object.fromEntries(
      (events.find((event) => event.name === name)?.properties ?? []).map(({ property, types }) => [property, types]),
    );
  expect(typesOf("crm.activity_logged")).toEqual({ activity_kind: ["text"], record_type: ["text"] });
  expect(typesOf("crm.lead_moved")).toEqual({ pipeline: ["text"], stage: ["text"], stage_kind: ["text"] });

  for (const [event, filter] of [
    ["crm.activity_logged", { activity_kind: "call" }],
    ["crm.activity_logged", { activity_kind: "email", record_type: "lead" }],
    ["crm.lead_moved", { stage: lost?.id ?? "" }],
    ["crm.lead_moved", { stage_kind: "lost" }],
  ] as const) {
    const raw = await fromRaw(company.id, event, filter);
    expect(raw).toEqual({ people: 6, events: 6 });
    const preview = await call.catalogue.preview({ event, filter, targetCount: 1, cadence: "week", jobRoleId: null });
    expect(preview.ever, JSON.stringify(filter)).toBe(raw.people);
    expect(preview.periods.reduce((sum, period) => sum + (period.events ?? 0), 0)).toBe(raw.events);
  }

  const funnel = await call.analytics.funnel({
    steps: [
      { event: "crm.activity_logged", filter: { activity_kind: "call" } },
      { event: "crm.lead_moved", filter: { stage: second?.id ?? "" } },
    ],
    windowHours: 24,
    from: "2026-11-09",
    until: "2026-11-15",
  });
  expect("steps" in funnel && funnel.steps.map((step) => step.people)).toEqual([6, 6]);
});
