import { openWorld, type TestOrganisation, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordUsage, telemetryModule } from "../src/index";
import { look } from "./looking";

type Router = typeof telemetryModule.router;
let world: World<Router>;
beforeAll(async () => {
  world = await openWorld(telemetryModule);
});
afterAll(() => world.close());

const check = (company: TestOrganisation<Router>) => telemetryModule.jobs.checkAlerts?.(company.system, {});
const notices = (company: TestOrganisation<Router>) =>
  look<{ kind: string; params: Record<string, string> }>(
    world.test.ownerUrl,
    "select kind, params from directory.notices where organisation_id = $1 order by id",
    [company.id],
  );

/** Ten people, and how many of them do something on a day. */
async function team() {
  const company = await world.organisation();
  const reader = await company.person({ roles: ["leader"] });
  const people = await Promise.all(Array.from({ length: 9 }, () => company.person()));
  const use = (day: string, count: number) =>
    recordUsage(
      company.system,
      people.slice(0, count).map(({ id }) => ({
        personId: id,
        name: "a",
        occurredAt: new Date(`${day}T12:00:00Z`),
        properties: {},
      })),
    );
  const daily = { tab: "active", step: "day", window: "w4" };
  const insight = await reader.call.insights.save({ name: "Daily", question: daily, sharedRoles: [] });
  const line = { insightId: insight.id, measure: "active", condition: "above" as const, threshold: 5 };
  return { company, reader, use, line };
}

describe("an alert", () => {
  it("tells of a crossing once, though the job runs twice a day, two workers run it at once, and it stays beyond", async () => {
    const { company, reader, use, line } = await team();
    world.setNow("2026-11-11T12:00:00Z");
    const { id } = await reader.call.alerts.save(line);
    await use("2026-11-10", 3);
    await check(company);
    expect(await notices(company)).toEqual([]);
    await use("2026-11-11", 7);
    world.setNow("2026-11-12T12:00:00Z");
    await Promise.all([check(company), check(company), check(company)]);
    await check(company);
    expect(await notices(company)).toMatchObject([
      { kind: "telemetry.alertFired", params: { insight: "Daily", condition: "above", value: "7", line: "5" } },
    ]);
    await use("2026-11-12", 8);
    world.setNow("2026-11-13T12:00:00Z");
    await check(company);
    expect(await notices(company), "still beyond is no second crossing").toHaveLength(1);
    await use("2026-11-13", 1);
    world.setNow("2026-11-14T12:00:00Z");
    await check(company);
    await use("2026-11-14", 9);
    world.setNow("2026-11-15T12:00:00Z");
    await check(company);
    expect(await notices(company), "it came back and crossed again").toHaveLength(2);
    const mails = world.enqueued.filter(({ job }) => job === "directory.mailNotice");
    expect(mails.length).toBeGreaterThanOrEqual(2);
    expect(await reader.call.alerts.list()).toMatchObject([
      {
        id,
        crossedIn: "2026-11-14",
        checkedOn: "2026-11-14",
        lastValue: 9,
        firings: [
          { period: "2026-11-14", value: 9, before: null, silent: false },
          { period: "2026-11-11", value: 7, before: null },
        ],
      },
    ]);
  });

  it("is not looked at while paused, and looked at but silent while snoozed", async () => {
    const { company, reader, use, line } = await team();
    world.setNow("2026-11-10T12:00:00Z");
    const { id } = await reader.call.alerts.save(line);
    await reader.call.alerts.pause({ id });
    await use("2026-11-10", 7);
    world.setNow("2026-11-11T12:00:00Z");
    await check(company);
    expect(await reader.call.alerts.list()).toMatchObject([{ checkedOn: null, firings: [] }]);
    await reader.call.alerts.continue({ id });
    await reader.call.alerts.snooze({ id, days: 3 });
    await check(company);
    expect(await reader.call.alerts.list()).toMatchObject([
      { snoozedUntil: "2026-11-14", firings: [{ period: "2026-11-10", silent: true }] },
    ]);
    expect(await notices(company)).toEqual([]);
    await reader.call.alerts.snooze({ id, days: null });
    await use("2026-11-11", 0);
    world.setNow("2026-11-12T12:00:00Z");
    await check(company);
    await use("2026-11-12", 8);
    world.setNow("2026-11-13T12:00:00Z");
    await check(company);
    expect(await notices(company)).toHaveLength(1);
    await reader.call.alerts.remove({ id });
    expect(await reader.call.alerts.list()).toEqual([]);
    await reader.call.alerts.restore({ id });
    expect(await reader.call.alerts.list(), "its log comes back with it").toMatchObject([{ firings: [{}, {}] }]);
  });

  it("never fires for a group too small to be shown, nor for somebody who may not see figures any more", async () => {
    const { company, reader, use, line } = await team();
    world.setNow("2026-11-11T12:00:00Z");
    const tiny = await company.orgUnit("Tiny");
    const lone = await company.person({ orgUnitId: tiny });
    await recordUsage(company.system, [
      { personId: lone.id, name: "a", occurredAt: new Date("2026-11-10T12:00:00Z"), properties: {} },
    ]);
    const small = await reader.call.insights.save({
      name: "Small",
      question: { tab: "active", step: "day", group: `unit:${tiny}` },
      sharedRoles: [],
    });
    await reader.call.alerts.save({ ...line, insightId: small.id, threshold: 0 });
    await check(company);
    expect(await reader.call.alerts.list()).toMatchObject([{ lastValue: null, crossedIn: null, firings: [] }]);
    await reader.call.alerts.save(line);
    await use("2026-11-10", 8);
    await look(world.test.ownerUrl, "delete from directory.role_assignments where person_id = $1", [reader.id]);
    await check(company);
    expect(await notices(company)).toEqual([]);
  });

  it("is looked at as soon as it is set: a line that is crossed already says so, and is told once", async () => {
    const { company, reader, use, line } = await team();
    world.setNow("2026-11-11T12:00:00Z");
    await use("2026-11-10", 7);
    const { id } = await reader.call.alerts.save(line);
    const now = { checkedOn: "2026-11-10", lastValue: 7 };
    expect(await reader.call.alerts.list()).toMatchObject([{ ...now, crossedIn: "2026-11-10" }]);
    await check(company);
    expect(await notices(company)).toHaveLength(1);
    await reader.call.alerts.save({ ...line, id, threshold: 8 });
    expect(await reader.call.alerts.list()).toMatchObject([{ ...now, crossedIn: null }]);
  });

  it("is its owner's alone, and about an insight they may open", async () => {
    const { company, reader, line } = await team();
    world.setNow("2026-11-11T12:00:00Z");
    const { id } = await reader.call.alerts.save(line);
    const other = await company.person({ roles: ["administrator"] });
    expect(await other.call.alerts.list()).toEqual([]);
    await expect(other.call.alerts.pause({ id })).rejects.toThrow("AlertNotFound");
    await expect(other.call.alerts.save(line)).rejects.toThrow("InsightNotFound");
    await expect(reader.call.alerts.save({ ...line, threshold: -1 })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("rests while its insight is not shared with its owner, deleted, or theirs to see no more, and goes on anew afterwards", async () => {
    const { company, reader, use } = await team();
    world.setNow("2026-11-11T12:00:00Z");
    const watcher = await company.person({ roles: ["sponsor"] });
    const shared = { name: "Shared", question: { tab: "active", step: "day", window: "w4" } };
    const insight = await reader.call.insights.save({ ...shared, sharedRoles: ["sponsor"] });
    await use("2026-11-10", 3);
    await watcher.call.alerts.save({ insightId: insight.id, measure: "active", condition: "above", threshold: 5 });
    const told = async () => (await notices(company)).length;
    const nightAfter = async (day: string, people: number) => {
      await use(day, people);
      world.setNow(new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString());
      await check(company);
    };
    await reader.call.insights.save({ ...shared, id: insight.id, sharedRoles: [] });
    await nightAfter("2026-11-11", 8);
    expect(await told(), "unshared").toBe(0);
    expect(await watcher.call.alerts.list(), "what it became is nobody's to read").toMatchObject([
      { resting: "closed", lastValue: 3, crossedIn: null, firings: [] },
    ]);
    await reader.call.insights.save({ ...shared, id: insight.id, sharedRoles: ["sponsor"] });
    await reader.call.insights.remove({ id: insight.id });
    await nightAfter("2026-11-12", 8);
    expect(await told(), "deleted").toBe(0);
    await reader.call.insights.restore({ id: insight.id });
    await look(world.test.ownerUrl, "delete from directory.role_assignments where person_id = $1", [watcher.id]);
    await nightAfter("2026-11-13", 9);
    expect(await told(), "without the permission").toBe(0);
    const fired = await look(world.test.ownerUrl, "select 1 from telemetry.alert_firings where organisation_id = $1", [
      company.id,
    ]);
    expect(fired).toEqual([]);
    await look(
      world.test.ownerUrl,
      "insert into directory.role_assignments (id, organisation_id, person_id, role) values (gen_random_uuid(), $1, $2, 'sponsor')",
      [company.id, watcher.id],
    );
    await nightAfter("2026-11-14", 9);
    expect(await told(), "shared and permitted again").toBe(1);
  });

  it("is about a number its insight has, and says which ones there are; one that was lost since makes it rest", async () => {
    const { company, reader, line } = await team();
    world.setNow("2026-11-11T12:00:00Z");
    await expect(reader.call.alerts.save({ ...line, measure: "happiness" })).rejects.toThrow("MeasureUnknown");
    const catalogue = await reader.call.insights.save({ name: "None", question: { tab: "nothing" }, sharedRoles: [] });
    await expect(reader.call.alerts.save({ ...line, insightId: catalogue.id })).rejects.toThrow("NothingToWatch");
    await reader.call.alerts.save(line);
    await reader.call.insights.save({
      id: line.insightId,
      name: "Daily",
      question: { tab: "access" },
      sharedRoles: [],
    });
    await check(company);
    expect(await reader.call.alerts.list()).toMatchObject([{ resting: "noNumber", firings: [] }]);
  });
});
