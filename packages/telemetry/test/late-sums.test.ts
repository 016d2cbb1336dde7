import { openWorld, type TestOrganisation, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { recordUsage, telemetryModule } from "../src/index";
import { look } from "./looking";

type Router = typeof telemetryModule.router;
type Person = Awaited<ReturnType<TestOrganisation<Router>["person"]>>;
let world: World<Router>;
let company: TestOrganisation<Router>;
let admin: Person;
let people: Person[];

beforeAll(async () => {
  world = await openWorld(telemetryModule);
  world.setNow("2026-11-18T11:30:00Z");
});
afterAll(() => world.close());
beforeEach(async () => {
  company = await world.organisation({ timeZone: "UTC" });
  admin = await company.person({ roles: ["administrator"] });
  people = [];
  for (let index = 0; index < 11; index += 1) people.push(await company.person());
  const long = "update directory.people set starts_on = '2020-01-01' where organisation_id = $1";
  await look(world.test.ownerUrl, long, [company.id]);
  // Recording had begun before: the first day of all belongs to no mean.
  await did(["2025-05-05"], 10, 11);
});

const did = (days: readonly string[], from: number, to: number) =>
  recordUsage(
    company.system,
    people.slice(from, to).flatMap((person) =>
      days.map((day) => ({
        personId: person.id,
        name: "deal_won",
        occurredAt: new Date(`${day}T10:00:00Z`),
        properties: {},
      })),
    ),
  );
const night = () => telemetryModule.jobs.keepToPolicy?.(company.system, {});
const day = "2025-06-10";
const active = async (event?: string) => {
  const answer = await admin.call.analytics.active({ from: day, until: day, step: "day", ...(event && { event }) });
  if ("hidden" in answer) throw new Error("twelve people are enough");
  return answer;
};

describe("a day that is kept as a sum, of which something comes later", () => {
  it("counts nobody twice: not while what came is kept by person, and not once it is in the sum", async () => {
    await did([day], 0, 9);
    await night();
    expect(await active()).toMatchObject({ points: [{ active: 9 }], mean: { active: 9 } });
    await did([day], 0, 9);
    expect(await active()).toMatchObject({ points: [{ active: 9, uses: 18, sumsOnly: true }], mean: null });
    await night();
    for (const event of [undefined, "deal_won"])
      expect(await active(event)).toMatchObject({ points: [{ active: 9, uses: 18 }], mean: { active: 9 } });
  });

  it("counts whoever was not in it yet as one more", async () => {
    await did([day], 0, 6);
    await night();
    await did([day], 4, 10);
    await night();
    expect(await active()).toMatchObject({ points: [{ active: 10, uses: 12 }], mean: { active: 10 } });
  });

  it("says no number of people where it cannot be known who was in it, and leaves it out of the mean", async () => {
    await did(["2025-06-09", "2025-06-11"], 0, 6);
    await did([day], 5, 11);
    await night();
    await did([day], 0, 3);
    await night();
    const answer = await active();
    expect(answer).toMatchObject({ points: [{ uses: 9, sumsOnly: true }], mean: null });
    const [point] = answer.points;
    expect(point && "active" in point && point.active).toBe(6);
  });
});
