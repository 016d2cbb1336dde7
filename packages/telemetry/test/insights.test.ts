import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { recordUsage, telemetryModule } from "../src/index";
import { look } from "./looking";

type Router = typeof telemetryModule.router;
let world: World<Router>;
beforeAll(async () => {
  world = await openWorld(telemetryModule);
});
afterAll(() => world.close());
beforeEach(() => world.setNow("2026-11-20T12:00:00Z"));

const question = { tab: "active", step: "week", window: "w12" };
const audited = async (organisationId: string) =>
  (
    await look<{ action: string }>(
      world.test.ownerUrl,
      "select action from directory.audit_entries where organisation_id = $1 order by id",
      [organisationId],
    )
  ).map(({ action }) => action);

describe("a saved insight", () => {
  it("is the question as it was asked, whatever its page asks, and never an answer", async () => {
    const company = await world.organisation();
    const ana = await company.person({ roles: ["change_manager"] });
    const strange = { tab: "a-page-of-tomorrow", steps: ["one", "two"], within: 7, strict: true };
    const { id } = await ana.call.insights.save({ name: "Strange", question: strange, sharedRoles: [] });
    expect(await ana.call.insights.list()).toMatchObject([{ id, name: "Strange", question: strange, mine: true }]);
    expect(await ana.call.insights.figures({ questions: [strange] })).toEqual([{ none: true }]);
    await expect(
      ana.call.insights.save({ name: "x", question: { "no such": "key" }, sharedRoles: [] }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(
      ana.call.insights.save({ name: "x", question: { tab: "x".repeat(4_001) }, sharedRoles: [] }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("is one's own until roles are named; then whoever holds one opens it, and only its owner changes it", async () => {
    const company = await world.organisation();
    const ana = await company.person({ roles: ["change_manager"] });
    const leo = await company.person({ roles: ["leader"] });
    const sam = await company.person({ roles: ["sponsor"] });
    const { id } = await ana.call.insights.save({ name: "Ours", question, sharedRoles: [] });
    expect(await leo.call.insights.list()).toEqual([]);
    await ana.call.insights.save({ id, name: "Ours", question, sharedRoles: ["leader"] });
    expect(await leo.call.insights.list()).toMatchObject([{ id, mine: false, mayChange: false }]);
    expect(await sam.call.insights.list()).toEqual([]);
    await expect(leo.call.insights.remove({ id })).rejects.toThrow("InsightNotFound");
    await expect(leo.call.insights.save({ id, name: "Mine", question, sharedRoles: [] })).rejects.toThrow(
      "InsightNotFound",
    );
    expect(await audited(company.id)).toEqual([]);
    const admin = await company.person({ roles: ["administrator"] });
    await admin.call.insights.save({ id, name: "Renamed", question, sharedRoles: ["leader"] });
    await admin.call.insights.remove({ id });
    expect(await leo.call.insights.list()).toEqual([]);
    expect(await audited(company.id)).toEqual(["telemetry.insight_changed", "telemetry.insight_removed"]);
    await ana.call.insights.restore({ id });
    expect(await leo.call.insights.list()).toMatchObject([{ name: "Renamed" }]);
    const employee = await company.person();
    await expect(employee.call.insights.list()).rejects.toThrow("NotPermitted");
    const stranger = await (await world.organisation()).person({ roles: ["administrator"] });
    expect(await stranger.call.insights.list()).toEqual([]);
    await expect(stranger.call.insights.remove({ id })).rejects.toThrow("InsightNotFound");
  });

  it("stands in its list, and dashboards in theirs, as people read names: accents and capitals aside", async () => {
    const ana = await (await world.organisation()).person({ roles: ["change_manager"] });
    const [names, read] = [
      ["Zonas", "ámbar", "Barrios", "Álamo"],
      ["Álamo", "ámbar", "Barrios", "Zonas"],
    ];
    for (const name of names) {
      await ana.call.insights.save({ name, question, sharedRoles: [] });
      await ana.call.dashboards.save({ name, insightIds: [], sharedRoles: [] });
    }
    expect((await ana.call.insights.list()).map(({ name }) => name)).toEqual(read);
    expect((await ana.call.dashboards.list()).map(({ name }) => name)).toEqual(read);
  });

  it("answers with the number its page shows, in the order asked, and with none where the group is too small", async () => {
    const company = await world.organisation();
    const reader = await company.person({ roles: ["leader"] });
    const tiny = await company.orgUnit("Tiny");
    const people = await Promise.all(Array.from({ length: 10 }, () => company.person()));
    const lone = await company.person({ orgUnitId: tiny });
    await recordUsage(
      company.system,
      [...people.slice(0, 6), lone].map(({ id }) => ({
        personId: id,
        name: "a",
        occurredAt: new Date("2026-11-11T12:00:00Z"),
        properties: {},
      })),
    );
    // The week before is known from its first day on.
    await recordUsage(company.system, [
      { personId: lone.id, name: "a", occurredAt: new Date("2026-11-02T12:00:00Z"), properties: {} },
    ]);
    const small = { ...question, group: `unit:${tiny}` };
    const [first, hidden, same, often, back, access] = await reader.call.insights.figures({
      questions: [question, small, { window: "w12" }, { tab: "often" }, { tab: "back" }, { tab: "access" }],
    });
    const page = await reader.call.analytics.active({ from: "2026-11-09", until: "2026-11-15", step: "week" });
    expect(page).toMatchObject({ points: [{ active: 7 }] });
    expect(first).toMatchObject({
      period: { start: "2026-11-09", end: "2026-11-15" },
      trend: [...Array(10).fill(null), 1, 7],
      measures: [{ key: "active", value: 7, before: 1 }, { key: "share" }, { key: "uses", value: 7 }],
    });
    expect(hidden).toMatchObject({ hidden: { suppressed: "small" } });
    expect(same).toMatchObject({ measures: [{ key: "active", value: 7 }, {}, {}] });
    expect(often).toHaveProperty("measures");
    expect(back).toHaveProperty("measures.0.key", "return");
    expect(access).toHaveProperty("measures.0.key", "activeShare");
  });
});

describe("a dashboard", () => {
  it("holds insights in an order one gives them, passes deleted ones over, and has them back in their place", async () => {
    const company = await world.organisation();
    const ana = await company.person({ roles: ["change_manager"] });
    const { id } = await ana.call.dashboards.begin({
      name: "First",
      insights: ["One", "Two", "Three"].map((name) => ({ name, question })),
    });
    const names = async () => (await ana.call.dashboards.list())[0]?.insights.map(({ name }) => name);
    expect(await names()).toEqual(["One", "Two", "Three"]);
    const ids = (await ana.call.dashboards.list())[0]?.insights.map((insight) => insight.id) ?? [];
    await ana.call.dashboards.save({ id, name: "First", insightIds: ids.toReversed(), sharedRoles: [] });
    expect(await names()).toEqual(["Three", "Two", "One"]);
    await ana.call.insights.remove({ id: ids[1] ?? "" });
    expect(await names()).toEqual(["Three", "One"]);
    await ana.call.insights.restore({ id: ids[1] ?? "" });
    expect(await names()).toEqual(["Three", "Two", "One"]);
    await ana.call.dashboards.remove({ id });
    expect(await ana.call.dashboards.list()).toEqual([]);
    expect(await ana.call.insights.list(), "its insights stay").toHaveLength(3);
    await ana.call.dashboards.restore({ id });
    expect(await names()).toEqual(["Three", "Two", "One"]);
  });

  it("shows whoever may open it what stands on it, and takes nobody's insight they may not open", async () => {
    const company = await world.organisation();
    const ana = await company.person({ roles: ["change_manager"] });
    const leo = await company.person({ roles: ["leader"] });
    const kept = await ana.call.insights.save({ name: "Private", question, sharedRoles: [] });
    const taken = { name: "Taken", insightIds: [kept.id], sharedRoles: [] };
    await expect(leo.call.dashboards.save(taken)).rejects.toThrow("InsightNotFound");
    const { id } = await ana.call.dashboards.save({ name: "Shown", insightIds: [kept.id], sharedRoles: ["leader"] });
    expect(await leo.call.dashboards.list()).toMatchObject([
      { id, mine: false, mayChange: false, insights: [{ name: "Private" }] },
    ]);
    await expect(leo.call.dashboards.remove({ id })).rejects.toThrow("DashboardNotFound");
    const admin = await company.person({ roles: ["administrator"] });
    await admin.call.dashboards.save({ id, name: "Ours", insightIds: [kept.id], sharedRoles: ["leader"] });
    expect(await audited(company.id)).toEqual(["telemetry.dashboard_changed"]);
    await expect(
      ana.call.dashboards.save({ name: "Twice", insightIds: [kept.id, kept.id], sharedRoles: [] }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});
