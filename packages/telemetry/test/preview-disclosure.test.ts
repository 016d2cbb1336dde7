import { openWorld, type TestOrganisation, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordUsage, telemetryModule } from "../src/index";
import { look } from "./looking";

type Router = typeof telemetryModule.router;
type Person = Awaited<ReturnType<TestOrganisation<Router>["person"]>>;
let world: World<Router>;
let company: TestOrganisation<Router>;
let reader: Person;
const roles: string[] = [];
const people: Person[][] = [];

beforeAll(async () => {
  world = await openWorld(telemetryModule);
  world.setNow("2026-11-18T11:30:00Z");
  company = await world.organisation({ timeZone: "UTC" });
  reader = await company.person({ roles: ["change_manager"] });
  // Three job roles of ten, and with the reader five without one.
  for (let role = 0; role < 3; role += 1) {
    const jobRoleId = await company.jobRole();
    roles.push(jobRoleId);
    people.push(await Promise.all(Array.from({ length: 10 }, () => company.person({ jobRoleId }))));
  }
  for (let other = 0; other < 4; other += 1) await company.person();
  await look(
    world.test.ownerUrl,
    "update directory.people set starts_on = '2020-01-01' where organisation_id = $1 returning id",
    [company.id],
  );
});
afterAll(() => world.close());

const some = (role: number, from: number, until: number) => (people[role] ?? []).slice(from, until);
const did = (who: readonly Person[], name: string, properties: Record<string, string> = {}, times = 1) =>
  recordUsage(
    company.system,
    who.flatMap(({ id: personId }) =>
      Array.from({ length: times }, () => ({
        personId,
        name,
        properties,
        occurredAt: new Date("2026-11-10T10:00:00Z"),
      })),
    ),
  );

const preview = async (event: string, more: object = {}) => {
  const asked = { event, filter: null, targetCount: 1, cadence: "week" as const, jobRoleId: null, ...more };
  const { ever, periods } = await reader.call.catalogue.preview(asked);
  const { people: doing, events, met } = periods.at(-1) ?? { people: null, events: null, met: null };
  return { ever, people: doing, events, met };
};
const nothing = { ever: null, people: null, events: null, met: null };

describe("a preview beside the same question asked otherwise", () => {
  it("leaves nobody or enough when what a filter counts is taken from all, people and uses alike", async () => {
    await did([...some(0, 0, 5), ...some(1, 0, 5)], "sold", { region: "north" });
    await did(some(2, 0, 1), "sold", { region: "south" }, 3);
    expect(await preview("sold")).toEqual({ ever: 11, people: 11, events: 13, met: 11 });
    expect(await preview("sold", { filter: { region: "north" } }), "or one would be left").toEqual(nothing);
    expect(await preview("sold", { filter: { region: "south" } })).toEqual(nothing);
    // Three of twelve did it in the south as well: as many people are left as before, and few people's uses are.
    await did([...some(0, 0, 6), ...some(1, 0, 6)], "called", { region: "north" });
    await did(some(0, 0, 3), "called", { region: "south" });
    await did(some(2, 0, 6), "called", { region: "east" });
    expect(await preview("called", { filter: { region: "east" } })).toEqual(nothing);
    const north = await preview("called", { filter: { region: "north" } });
    expect(north).toEqual({ ever: 12, people: 12, events: 12, met: 12 });
    await did([...some(0, 0, 6), ...some(1, 0, 6)], "mailed", { region: "north" });
    await did(some(0, 0, 1), "mailed", { region: "south" }, 3);
    expect(await preview("mailed", { filter: { region: "north" } }), "three uses would be one's").toEqual(nothing);
  });

  it("leaves nobody or enough when all values of a property that are told are taken from all", async () => {
    await did(some(0, 0, 5), "wrote", { region: "north" });
    await did(some(1, 0, 6), "wrote", { region: "east" });
    await did(some(2, 0, 1), "wrote", { region: "south" });
    expect((await preview("wrote")).people).toBe(12);
    const of = async (region: string) => (await preview("wrote", { filter: { region } })).people;
    expect([await of("north"), await of("east"), await of("south")]).toEqual([null, 6, null]);
    // And so within a value: of those in the north all but one did it by phone, and of all letters all but one are of the east.
    await did(some(0, 0, 8), "moved", { region: "north", by: "phone" });
    await did(some(0, 8, 9), "moved", { region: "north", by: "letter" });
    await did(some(1, 0, 9), "moved", { region: "east", by: "letter" });
    expect((await preview("moved", { filter: { region: "north" } })).people).toBe(9);
    expect((await preview("moved", { filter: { region: "north", by: "phone" } })).people).toBe(null);
    expect((await preview("moved", { filter: { region: "east", by: "letter" } })).people).toBe(null);
  });

  it("leaves nobody or enough between any two targets it tells, whichever is asked first", async () => {
    await did(some(0, 0, 6), "cases", {}, 1);
    await did(some(1, 0, 1), "cases", {}, 2);
    await did([...some(1, 1, 10), ...some(2, 0, 2)], "cases", {}, 3);
    const met = async (targetCount: number) => (await preview("cases", { targetCount })).met;
    expect([await met(3), await met(2), await met(1), await met(4), await met(9_000)]).toEqual([null, 12, 18, 0, 0]);
    // With a filter as well: one meets the target only by what the filter leaves out.
    await did([...some(0, 0, 6), ...some(1, 0, 6)], "asked", { region: "north" }, 2);
    await did(some(2, 0, 1), "asked", { region: "north" }, 1);
    await did([...some(2, 0, 6), ...some(1, 0, 5)], "asked", { region: "south" }, 1);
    const north = { filter: { region: "north" }, targetCount: 2 };
    expect((await preview("asked", north)).met).toBe(null);
    const nowhere = { filter: { region: "nowhere" }, targetCount: 3 };
    expect(await preview("cases", nowhere)).toEqual({ ever: 0, people: 0, events: 0, met: 0 });
  });

  it("leaves nobody or enough when all job roles that are told are taken from all", async () => {
    await did([...some(0, 0, 5), ...some(1, 0, 5), ...some(2, 0, 1)], "closed");
    const of = await Promise.all(roles.map(async (jobRoleId) => (await preview("closed", { jobRoleId })).people));
    expect((await preview("closed")).people).toBe(11);
    expect(of.filter((doing) => doing !== null)).toEqual([5]);
    expect(of[2]).toBe(null);
  });
});
