import { openWorld, type TestOrganisation, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { recordUsage, telemetryModule } from "../src/index";
import { erase } from "./erasing";
import { look } from "./looking";

type Router = typeof telemetryModule.router;
let world: World<Router>;
let company: TestOrganisation<Router>;
let admin: Awaited<ReturnType<TestOrganisation<Router>["person"]>>;
let people: (typeof admin)[];

const did = (index: number, day: string, name = "deal_won") => ({
  personId: people[index]?.id ?? "",
  name,
  occurredAt: new Date(`${day}T10:00:00Z`),
  properties: {},
});
const night = () => telemetryModule.jobs.keepToPolicy?.(company.system, {});
const licences = async () => {
  const answer = await admin.call.analytics.licences({ by: "unit" });
  if ("hidden" in answer) throw new Error("sixteen people are enough");
  return answer;
};

beforeAll(async () => {
  world = await openWorld(telemetryModule);
  world.setNow("2026-11-18T11:30:00Z");
  company = await world.organisation({ timeZone: "UTC" });
  const orgUnitId = await company.orgUnit();
  admin = await company.person({ roles: ["administrator"], orgUnitId });
  people = [];
  for (let index = 0; index < 15; index += 1) people.push(await company.person({ orgUnitId }));
  await look(world.test.ownerUrl, "update directory.people set starts_on = '2020-01-01' where organisation_id = $1", [
    company.id,
  ]);
  // Six of half a year ago, of whom five were back and one still is; four who begin this autumn; six who never do.
  await recordUsage(company.system, [
    ...[0, 1, 2, 3, 4, 5].map((index) => did(index, "2026-05-04")),
    ...[0, 1, 2, 3, 4].map((index) => did(index, "2026-10-01")),
    ...[0, 6, 9, 10, 11].map((index) => did(index, "2026-11-12")),
  ]);
});
afterAll(() => world.close());

it("whoever used their access before is dormant and not somebody who never did, however little is kept by person", async () => {
  const before = await licences();
  expect(before).toMatchObject({ since: "2026-05-04", total: { active: 5, dormant: 5, never: 6, people: 16 } });
  await admin.call.retention.set({ rawDays: 30, personDays: 90 });
  await night();
  const after = await licences();
  expect({ ...after, computedAt: "" }).toEqual({ ...before, computedAt: "" });
  const behind = await admin.call.analytics.people({ figure: "licences", state: "dormant" });
  expect(behind).toMatchObject({ total: { people: 16, counted: 5 } });
});

it("somebody of long ago who comes back is not new, though the days of back then are sums of groups by now", async () => {
  const answer = await admin.call.analytics.retention({ step: "month", periods: 3, kind: "nth" });
  if ("hidden" in answer) throw new Error("sixteen people are enough");
  expect(answer.since).toBe("2026-10-01");
  // Five were there in October, and each of them since May.
  expect(answer.cohorts.map(({ start, people: fresh }) => [start, fresh])).toEqual([
    ["2026-09-01", 0],
    ["2026-10-01", 0],
  ]);
});

it("days that are kept as sums alone are refused by name of the day, and not answered with zeros", async () => {
  await expect(admin.call.analytics.frequency({ until: "2026-09-01" })).rejects.toThrow("DaysGone");
  await expect(admin.call.analytics.licences({ until: "2026-09-01", by: "unit" })).rejects.toThrow("DaysGone");
});

it("everybody is told of the two days that are kept of them for longer, and erasing takes them away", async () => {
  expect(await people[5]?.call.retention.mine()).toEqual({
    rawDays: 30,
    personDays: 90,
    before: { firstDay: "2026-05-04", lastDay: "2026-05-04", things: 1 },
  });
  expect(await people[7]?.call.retention.mine()).toMatchObject({ before: null });
  const { places } = await admin.call.retention.found({ personId: people[5]?.id ?? "" });
  expect(places).toContain("spans");
  await erase(company, admin, people[5]?.id ?? "");
  expect(await people[5]?.call.retention.mine()).toMatchObject({ before: null });
});

it("a group's uses are added up once: whoever asks again reads a line a day, and nobody's counts", async () => {
  const [{ orgUnitId = "" } = {}] = await look<{ orgUnitId: string }>(
    world.test.ownerUrl,
    'select org_unit_id as "orgUnitId" from directory.people where id = $1',
    [admin.id],
  );
  const others = await company.orgUnit();
  for (let index = 0; index < 5; index += 1) {
    const person = await company.person({ orgUnitId: others });
    await recordUsage(company.system, [{ ...did(0, "2026-10-01"), personId: person.id }]);
  }
  const asked = {
    from: "2026-10-01",
    until: "2026-10-31",
    step: "month",
    group: { by: "unit", key: orgUnitId },
  } as const;
  const uses = async () => {
    const answer = await admin.call.analytics.active(asked);
    return "points" in answer ? answer.points[0] : answer;
  };
  expect(await uses()).toMatchObject({ active: 5, uses: 5 });
  // Nobody could tell from these counts any more.
  await look(
    world.test.ownerUrl,
    `update telemetry.day_presence set counts = decode(repeat('07', length(counts)), 'hex') where organisation_id = $1 and day between '2026-10-01' and '2026-10-31'`,
    [company.id],
  );
  expect(await uses()).toMatchObject({ active: 5, uses: 5 });
  // What arrives late throws the day away, with its sums.
  await recordUsage(company.system, [did(0, "2026-10-01")]);
  expect(await uses()).toMatchObject({ active: 5, uses: 6 });
});
