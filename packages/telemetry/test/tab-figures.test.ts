import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { recordUsage, telemetryModule } from "../src/index";
import { tabMeasures } from "../src/insights/tab-measures";
import { openRollouts } from "./following";

type Router = typeof telemetryModule.router;
let world: World<Router>;
beforeAll(async () => {
  world = await openWorld(telemetryModule);
});
afterAll(() => world.close());
beforeEach(() => world.setNow("2026-11-20T12:00:00Z"));

/** Twelve sellers and a unit of two; ten open something, seven of them win it an hour later. */
async function crew() {
  const company = await world.organisation();
  const [selling, tiny] = [await company.jobRole("Seller"), await company.orgUnit("Tiny")];
  const reader = await company.person({ roles: ["leader"] });
  const sellers = await Promise.all(Array.from({ length: 12 }, () => company.person({ jobRoleId: selling })));
  for (let n = 0; n < 2; n += 1) await company.person({ orgUnitId: tiny });
  const did = (count: number, name: string, at: string) =>
    recordUsage(
      company.system,
      sellers.slice(0, count).map(({ id }) => ({ personId: id, name, occurredAt: new Date(at), properties: {} })),
    );
  await did(10, "opened", "2026-11-10T10:00:00Z");
  await did(7, "won", "2026-11-10T10:20:00Z");
  const figure = async (question: Record<string, string | number>) =>
    (await reader.call.insights.figures({ questions: [question] }))[0];
  return { company, reader, sellers, selling, tiny, did, figure };
}

describe("the number a page is known by", () => {
  it("has a key that alerts know, on every page", async () => {
    const { figure } = await crew();
    for (const [tab, known] of Object.entries(tabMeasures)) {
      const found = await figure({ tab, steps: "opened,won", from: "opened", window: "w4" });
      if (found && "measures" in found) expect([tab, found.measures.map(({ key }) => key)]).toEqual([tab, known]);
    }
  });

  it("is for a funnel the share of those who finished, beside as many days before", async () => {
    const { did, figure, reader } = await crew();
    await did(12, "opened", "2026-11-09T10:00:00Z");
    await did(11, "opened", "2026-10-13T10:00:00Z");
    await did(6, "won", "2026-10-13T11:00:00Z");
    const found = await figure({ tab: "funnel", steps: "opened,won", window: "w4" });
    expect(found).toMatchObject({
      period: { start: "2026-10-19", end: "2026-11-15" },
      measures: [
        { key: "finishedShare", value: 7 / 12, before: 6 / 11, of: 12 },
        { key: "began", value: 12, before: 11 },
        { key: "finished", value: 7, before: 6 },
      ],
    });
    const page = await reader.call.analytics.funnel({
      steps: [{ event: "opened" }, { event: "won" }],
      windowHours: 168,
      from: "2026-10-19",
      until: "2026-11-15",
    });
    expect(page).toMatchObject({ steps: [{ people: 12 }, { people: 7, fromStart: 7 / 12 }] });
    expect(
      await figure({ tab: "funnel", steps: "opened,won", window: "w12" }),
      "twelve weeks before these twelve, single events are gone",
    ).toMatchObject({ measures: [{ before: null }, { before: null }, { before: null }] });
  });

  it("is for paths how many went the commonest way", async () => {
    const { did, figure } = await crew();
    await did(10, "closed", "2026-11-10T10:10:00Z");
    expect(await figure({ tab: "paths", event: "opened", window: "w4" })).toMatchObject({
      measures: [
        { key: "commonWay", value: 1, of: 10 },
        { key: "walked", value: 10 },
      ],
    });
  });

  it("is for what is offered the part of it that is used, and for time the days until half are there", async () => {
    const { company, selling, sellers, figure } = await crew();
    const rollouts = openRollouts(world.test.ownerUrl);
    const rolloutId = await rollouts.rollout(company.id);
    // With fewer whom nobody asked, everybody's figure less that of those who were would be theirs.
    await Promise.all(Array.from({ length: 3 }, () => company.person()));
    for (const event of ["won", "never_done"]) {
      const asked = await rollouts.behaviour(company.id, rolloutId, { jobRoleId: selling, event });
      await rollouts.standing(
        company.id,
        rolloutId,
        asked,
        Object.fromEntries(sellers.map(({ id }) => [id, "not_started" as const])),
      );
    }
    expect(await figure({ tab: "offer" })).toMatchObject({
      measures: [
        { key: "usedShare", value: 0.5 },
        { key: "usedFeatures", value: 1 },
        { key: "idleFeatures", value: 1 },
      ],
    });
    const time = await figure({ tab: "time", start: "joining" });
    expect(time).toHaveProperty("measures.0.key", "median");
  });

  it("is hidden where the group is too small, and none where nothing can be asked", async () => {
    const { figure, tiny } = await crew();
    for (const tab of ["funnel", "time", "offer"])
      expect(await figure({ tab, steps: "opened,won", start: "joining", group: `unit:${tiny}` }), tab).toHaveProperty(
        "hidden.suppressed",
      );
    expect(await figure({ tab: "funnel", steps: "opened" })).toEqual({ none: true });
  });

  it("of a day stands beside the same weekday a week before, and beside nothing from before anything was recorded", async () => {
    const { did, figure } = await crew();
    await did(4, "opened", "2026-11-12T10:00:00Z");
    await did(5, "opened", "2026-11-19T10:00:00Z");
    expect(await figure({ tab: "active", step: "day", window: "w4" })).toMatchObject({
      period: { start: "2026-11-19" },
      measures: [{ value: 5, before: 4 }, {}, {}],
    });
    expect(await figure({ tab: "active", step: "month", window: "w12" })).toMatchObject({
      measures: [{ value: null, before: null }, {}, {}],
    });
  });

  it("rises from nothing where nothing was recorded: neither a window before, nor a mean, counts days before as zero", async () => {
    const { did, figure, reader } = await crew();
    await did(10, "opened", "2026-11-16T10:00:00Z");
    for (const tab of ["often", "access"])
      expect(await figure({ tab }), tab).toHaveProperty(
        "measures",
        expect.not.arrayContaining([expect.objectContaining({ before: expect.any(Number) })]),
      );
    const active = await reader.call.analytics.active({ from: "2026-10-19", until: "2026-11-19", step: "day" });
    if ("hidden" in active) throw new Error("shown");
    const recorded = active.points.filter(({ start, running }) => start >= "2026-11-10" && !running);
    const sum = recorded.reduce((all, point) => all + ("active" in point ? point.active : 0), 0);
    expect(active.mean?.active).toBeCloseTo(sum / recorded.length);
  });
});
