import { openWorld, type TestOrganisation, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordUsage, telemetryModule } from "../src/index";

type Router = typeof telemetryModule.router;
let world: World<Router>;
let company: TestOrganisation<Router>;
let reader: Awaited<ReturnType<TestOrganisation<Router>["person"]>>;
const units = new Map<string, string>();

/* Of each unit how many did something in the last four weeks, only before, and never. The reader is one of the sellers. */
const uses = { Sales: [20, 3, 2], Service: [22, 2, 3], Finance: [7, 1, 0], Systems: [2, 0, 1] } as const;

beforeAll(async () => {
  world = await openWorld(telemetryModule);
  world.setNow("2026-11-20T12:00:00Z");
  company = await world.organisation({ timeZone: "UTC" });
  for (const [name, states] of Object.entries(uses)) {
    const unit = await company.orgUnit(name);
    units.set(name, unit);
    for (const [at, people] of states.entries())
      for (let person = 0; person < people; person += 1) {
        const is = name === "Sales" && at === 0 && person === 0 ? { roles: ["change_manager" as const] } : {};
        const hired = await company.person({ orgUnitId: unit, ...is });
        if ("roles" in is) reader = hired;
        const day = ["2026-11-18", "2026-09-01"][at];
        if (day)
          await recordUsage(company.system, [
            { personId: hired.id, name: "won", occurredAt: new Date(`${day}T12:00:00Z`), properties: {} },
          ]);
      }
  }
});
afterAll(() => world.close());
const unit = (name: string) => ({ by: "unit" as const, key: units.get(name) ?? "" });

describe("people split by what they did", () => {
  it("are told apart by state only where each holds nobody or enough, here and in what the other groups leave", async () => {
    const page = await reader.call.analytics.licences({ by: "unit" });
    if (!("total" in page)) throw new Error("63 people are enough");
    expect(page.total).toEqual({ people: 63, active: 51, inactive: 12, dormant: 6, never: 6 });
    const use = (name: string) => page.groups.find(({ key }) => key === units.get(name))?.use;
    // Of Finance and Systems together two are not active: another unit goes with them.
    expect(use("Service")).toEqual({ people: 27, active: null, inactive: null, dormant: null, never: null });
    expect(use("Finance")).toEqual({ suppressed: "complement" });
    expect(use("Systems")).toEqual({ suppressed: "small" });
    expect([use("Sales"), use("Service")]).toContainEqual({
      people: 25,
      active: 20,
      inactive: 5,
      dormant: null,
      never: null,
    });
  });

  it("are told alike by the page, whoever is behind it, a comparison and a saved insight", async () => {
    const behind = (state: "active" | "inactive" | "dormant") =>
      reader.call.analytics.people({ figure: "licences", state });
    const partOf = async (state: "active" | "inactive" | "dormant", name: string) => {
      const answer = await behind(state);
      return "groups" in answer ? answer.groups.find(({ key }) => key === units.get(name))?.part : answer;
    };
    expect(await partOf("inactive", "Sales")).toEqual({ people: 25, counted: 5 });
    expect(await partOf("dormant", "Sales")).toEqual({ suppressed: "complement" });
    expect(await partOf("active", "Finance")).toEqual({ suppressed: "complement" });
    const compared = await reader.call.analytics.compare({
      figure: "access",
      group: unit("Sales"),
      against: { to: "every", by: "unit" },
    });
    expect("sets" in compared && compared.sets.find(({ group }) => group?.key === units.get("Sales"))?.values).toEqual([
      20 / 25,
      null,
      null,
    ]);
    const [figure] = await reader.call.insights.figures({ questions: [{ tab: "access" }] });
    expect(figure).toMatchObject({ measures: [{ value: 51 / 63 }, { value: 6 }, { value: 6 }] });
  });

  it("are a histogram whose bars hold nobody or enough, and of a group in bands of the same", async () => {
    const all = await reader.call.analytics.frequency({});
    if (!("breadth" in all)) throw new Error("63 people are enough");
    expect(all.activeDays?.filter(({ people }) => people > 0)).toEqual([
      { least: 0, most: 0, people: 12 },
      { least: 1, most: 1, people: 51 },
    ]);
    const sales = await reader.call.analytics.frequency({ group: unit("Sales") });
    expect(sales).toMatchObject({ people: 25 });
    for (const { people } of ("activeDays" in sales && sales.activeDays) || [])
      expect(people === 0 || people >= 5).toBe(true);
    const few = await world.organisation({ timeZone: "UTC" });
    const lone = await few.person({ roles: ["leader"] });
    for (let at = 0; at < 8; at += 1) {
      const { id } = await few.person();
      const occurredAt = new Date("2026-11-18T12:00:00Z");
      await recordUsage(few.system, [{ personId: id, name: "won", occurredAt, properties: {} }]);
    }
    expect(await lone.call.analytics.frequency({}), "one of nine did nothing").toMatchObject({
      people: 9,
      activeDays: null,
      features: null,
      stickiness: { window: null, share: null },
      breadth: { people: null, frequency: null },
    });
    for (const figure of [
      { figure: "licences", state: "never" },
      { figure: "days", least: 0, most: 0 },
      { figure: "active", step: "week", on: "2026-11-18" },
    ] as const)
      expect(await lone.call.analytics.people(figure)).toEqual({ hidden: { suppressed: "small" }, minimum: 5 });
    await expect(lone.call.analytics.people({ figure: "days", least: 3, most: 4 })).rejects.toThrow("NotFound");
  });
});
