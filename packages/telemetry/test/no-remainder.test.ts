import { openWorld, type TestOrganisation, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { recordUsage, telemetryModule } from "../src/index";
import { look } from "./looking";

type Router = typeof telemetryModule.router;
type Person = Awaited<ReturnType<TestOrganisation<Router>["person"]>>;
let world: World<Router>;
let company: TestOrganisation<Router>;
let reader: Person;

beforeAll(async () => {
  world = await openWorld(telemetryModule);
});
afterAll(() => world.close());
beforeEach(async () => {
  company = await world.organisation({ timeZone: "UTC" });
  world.setNow("2026-11-20T12:00:00Z");
  reader = await company.person({ roles: ["change_manager"], orgUnitId: await company.orgUnit("Office") });
});

const employed = (id: string, from: string, until: string | null = null) =>
  look(world.test.ownerUrl, "update directory.people set starts_on = $2, ends_on = $3 where id = $1", [
    id,
    from,
    until,
  ]);
const did = (personId: string, ...days: string[]) =>
  recordUsage(
    company.system,
    days.map((day) => ({ personId, name: "won", occurredAt: new Date(`${day}T12:00:00Z`), properties: {} })),
  );
/** A unit whose people are each employed from a day on and until another. */
async function unitOf(...stays: [people: number, from: string, until?: string][]) {
  const orgUnitId = await company.orgUnit();
  const people: string[] = [];
  for (const [count, from, until] of stays)
    for (let at = 0; at < count; at += 1) {
      const { id } = await company.person({ orgUnitId });
      await employed(id, from, until);
      people.push(id);
    }
  return { orgUnitId, people };
}
const long = "2020-01-01";

describe("what is left when every figure that is shown is subtracted from everybody's", () => {
  it("is nobody or enough people in each week, though a new unit had two people then, or a closed one a single one", async () => {
    await employed(reader.id, long);
    const units = [
      await unitOf([12, long]),
      await unitOf([9, long]),
      // Six today, two in the first week.
      await unitOf([2, long], [4, "2026-11-16"]),
      await unitOf([1, long, "2026-11-04"]),
    ];
    await look(world.test.ownerUrl, "update directory.people set org_unit_id = $2 where id = $1", [
      reader.id,
      units[0]?.orgUnitId,
    ]);
    const stretch = { from: "2026-11-02", until: "2026-11-20", step: "week" } as const;
    const weeks = async (group?: { by: "unit"; key: string }) => {
      const answer = await reader.call.analytics.active({ ...stretch, ...(group && { group }) });
      return "points" in answer ? answer.points.map((point) => ("hidden" in point ? null : point.people)) : [];
    };
    const parts = await Promise.all(units.map(({ orgUnitId }) => weeks({ by: "unit", key: orgUnitId })));
    const all = await weeks();
    expect(all).toEqual([25, 24, 28]);
    expect(parts.slice(0, 3)).toEqual([
      [13, 13, 13],
      [null, null, 9],
      [null, null, 6],
    ]);
    const left = all.map((people, at) => (people ?? 0) - parts.reduce((sum, part) => sum + (part[at] ?? 0), 0));
    expect(left).toEqual([12, 11, 0]);
  });

  it("is nobody or enough people over four weeks in which the last of a unit left", async () => {
    await employed(reader.id, long);
    const units = [await unitOf([12, long]), await unitOf([9, long]), await unitOf([1, long, "2026-11-10"])];
    await did(units[2]?.people[0] ?? "", "2026-11-02", "2026-11-03");
    const often = async (group?: { by: "unit"; key: string }) => {
      const answer = await reader.call.analytics.frequency({ until: "2026-11-19", ...(group && { group }) });
      return "people" in answer ? answer.people : null;
    };
    const parts = await Promise.all(units.map(({ orgUnitId }) => often({ by: "unit", key: orgUnitId })));
    expect([await often(), ...parts]).toEqual([23, 12, null, null]);
  });

  it("is the same few or none of a week's newcomers, however many weeks are asked for beside it", async () => {
    const units = await Promise.all([unitOf([20, long]), unitOf([16, long]), unitOf([7, long]), unitOf([2, long])]);
    for (const [at, { people }] of units.entries())
      for (const [number, id] of people.entries()) await did(id, at === 1 && number >= 6 ? "2026-09-15" : "2026-11-10");
    const newcomers = async (periods: number, unit?: string) => {
      const answer = await reader.call.analytics.retention({
        step: "week",
        kind: "nth",
        periods,
        ...(unit && { unit }),
      });
      if (!("cohorts" in answer)) throw new Error("everybody may be shown");
      return answer.cohorts.find(({ start }) => start === "2026-11-09")?.people;
    };
    for (const periods of [2, 12, 26]) {
      const parts = await Promise.all(units.map(({ orgUnitId }) => newcomers(periods, orgUnitId)));
      expect([await newcomers(periods), ...parts], `${periods} weeks`).toEqual([35, 20, null, 7, null]);
    }
  });

  it("is nobody or enough people who would do a behaviour, job role by job role", async () => {
    await employed(reader.id, long);
    const jobRoles = [await company.jobRole(), await company.jobRole(), await company.jobRole()];
    for (const [at, count] of [20, 14, 2].entries())
      for (let person = 0; person < count; person += 1) {
        const { id } = await company.person({ jobRoleId: jobRoles[at] ?? "" });
        await employed(id, long);
        if (person < 10) await did(id, "2026-11-10");
      }
    const preview = async (jobRoleId: string | null) => {
      const asked = { event: "won", filter: null, targetCount: 1, cadence: "week" as const, jobRoleId };
      const { asked: people, ever } = await reader.call.catalogue.preview(asked);
      return [people, ever];
    };
    expect(await preview(null)).toEqual([37, 22]);
    expect(await Promise.all(jobRoles.map((role) => preview(role)))).toEqual([
      [20, 10],
      [null, null],
      [null, null],
    ]);
  });

  it("is nobody who left, though the people of a unit and of a job role were the same but for them", async () => {
    await employed(reader.id, long);
    const [office, branch] = [await company.orgUnit("Head office"), await company.orgUnit("Branch")];
    const [seller, helper] = [await company.jobRole(), await company.jobRole()];
    await look(world.test.ownerUrl, "update directory.people set org_unit_id = $2, job_role_id = $3 where id = $1", [
      reader.id,
      office,
      helper,
    ]);
    const hire = async (orgUnitId: string, jobRoleId: string, until: string | null = null) => {
      const { id } = await company.person({ orgUnitId, jobRoleId });
      await employed(id, long, until);
      return id;
    };
    for (let at = 0; at < 10; at += 1) await hire(branch, seller);
    for (let at = 0; at < 12; at += 1) await hire(office, helper);
    // The only helper the branch ever had: the unit's figure less the job role's was theirs.
    await did(await hire(branch, helper, "2026-11-04"), "2026-11-03");
    const weeks = async (group: { by: "unit" | "role"; key: string }) => {
      const asked = { from: "2026-11-02", until: "2026-11-15", step: "week", group } as const;
      const answer = await reader.call.analytics.active(asked);
      return "points" in answer ? answer.points.map((point) => ("hidden" in point ? null : point.people)) : [];
    };
    expect(await weeks({ by: "unit", key: branch })).toEqual([11, 10]);
    expect(await weeks({ by: "role", key: seller })).toEqual([null, 10]);
    expect(await weeks({ by: "role", key: helper })).toEqual([null, 13]);
  });
});
