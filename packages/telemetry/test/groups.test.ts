import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordUsage, telemetryModule } from "../src/index";

let world: World<typeof telemetryModule.router>;
beforeAll(async () => {
  world = await openWorld(telemetryModule);
});
afterAll(() => world.close());

describe("what figures can be asked about", () => {
  it("is every group with somebody in it, by name, and a small one or its complement without its size", async () => {
    const company = await world.organisation();
    world.setNow("2026-11-20T12:00:00Z");
    const reader = await company.person({ roles: ["change_manager"] });
    const [north, south, tiny] = [
      await company.orgUnit("North"),
      await company.orgUnit("South"),
      await company.orgUnit("Tiny"),
    ];
    for (const [unit, people] of [
      [north, 12],
      [south, 9],
      [tiny, 2],
    ] as const)
      for (let at = 0; at < people; at += 1) await company.person({ orgUnitId: unit });
    const { groups, minimum, today } = await reader.call.analytics.groups();
    expect(today).toBe("2026-11-20");
    const units = groups.filter(({ by }) => by === "unit");
    expect(units.map(({ name }) => name)).toEqual(["North", "South", "Tiny", null]);
    const sizeOf = (name: string | null) => units.find((unit) => unit.name === name)?.size;
    expect(minimum).toBeGreaterThan(2);
    expect(sizeOf("North")).toEqual({ people: 12 });
    expect(sizeOf("Tiny")).toEqual({ suppressed: "small" });
    expect(sizeOf(null)).toHaveProperty("suppressed");
    for (const { by, key, size } of groups) {
      const figure = await reader.call.analytics.active({
        from: "2026-11-16",
        until: "2026-11-20",
        step: "day",
        group: { by, key },
      });
      expect("hidden" in figure).toBe("suppressed" in size);
    }
  });

  it("is every event of the last twelve weeks, and the day since which anything is known", async () => {
    const company = await world.organisation();
    world.setNow("2026-11-20T12:00:00Z");
    const reader = await company.person({ roles: ["leader"] });
    expect(await reader.call.analytics.events()).toEqual({ since: null, events: [] });
    await recordUsage(company.system, [
      { personId: reader.id, name: "b", occurredAt: new Date("2026-11-10T12:00:00Z"), properties: {} },
      { personId: reader.id, name: "a", occurredAt: new Date("2026-11-12T12:00:00Z"), properties: {} },
    ]);
    expect(await reader.call.analytics.events()).toEqual({ since: "2026-11-10", events: ["a", "b"] });
  });
});

describe("how access is used, group by group", () => {
  it("says nothing of a group that is not shown, its headcount included", async () => {
    const company = await world.organisation();
    world.setNow("2026-11-20T12:00:00Z");
    const reader = await company.person({ roles: ["administrator"] });
    const [large, tiny] = [await company.orgUnit("Large"), await company.orgUnit("Tiny")];
    for (let at = 0; at < 12; at += 1) await company.person({ orgUnitId: large });
    await company.person({ orgUnitId: tiny });
    const licences = await reader.call.analytics.licences({ by: "unit" });
    if ("hidden" in licences) throw new Error("thirteen people are enough");
    expect(licences.groups.find(({ key }) => key === large)).toEqual({ key: large, use: expect.anything() });
    const hidden = licences.groups.filter(({ use }) => "suppressed" in use);
    expect(hidden.map(({ key }) => key)).toContain(tiny);
    for (const group of hidden) expect(group).toEqual({ key: group.key, use: { suppressed: expect.any(String) } });
  });
});
