import { openWorld, type World } from "@arraigo/directory/testing";
import type { PrivacyMode } from "@arraigo/platform/contract";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { telemetryModule } from "../src/index";
import { openRollouts } from "./following";
import { look } from "./looking";
import { openCrew, use } from "./offered-crew";

type Router = typeof telemetryModule.router;
let world: World<Router>;
beforeAll(async () => {
  world = await openWorld(telemetryModule);
});
afterAll(() => world.close());
beforeEach(() => world.setNow("2026-11-20T12:00:00Z"));
const crew = (privacyMode?: PrivacyMode) => openCrew(world, privacyMode);

const countsOf = (
  offers: Awaited<ReturnType<Awaited<ReturnType<typeof crew>>["reader"]["call"]["analytics"]["offers"]>>,
  key: string,
) => {
  if ("hidden" in offers) throw new Error("the whole is shown");
  const found = offers.features.find((feature) => feature.key === key);
  return found && "counts" in found.people ? { ...found.people.counts, verdict: found.people.verdict } : found?.people;
};

describe("feature use against offer", () => {
  it("tells whom a feature is meant for, who can, who did, who does and who keeps doing it, and who does it unasked", async () => {
    const { company, rollouts, rolloutId, behaviourId, selling, sellers, agents, reader, north } = await crew();
    const more = [];
    for (let at = 0; at < 17; at += 1) more.push(await company.person({ jobRoleId: selling, orgUnitId: north }));
    const states = more.map(({ id }, at) => [id, at < 2 ? "adopted" : "trying"] as const);
    await rollouts.standing(company.id, rolloutId, behaviourId, Object.fromEntries(states));
    // Five did it long ago, twelve lately of whom seven make it a habit, five of those who still wait lately too, and five agents.
    for (const { id } of more.slice(12)) await use(company, id, "deal_won", "2026-06-01");
    const lately = [...sellers.slice(8), ...more.slice(0, 7), ...sellers.slice(0, 5)];
    for (const { id } of lately) await use(company, id, "deal_won", "2026-11-18");
    for (let at = 0; at < 5; at += 1) agents.push(await company.person());
    for (const { id } of agents.slice(0, 5)) await use(company, id, "deal_won", "2026-11-17");
    await use(company, agents[0]?.id ?? "", "note_written", "2026-11-17");
    const offers = await reader.call.analytics.offers({});
    expect(countsOf(offers, "deal_won")).toEqual({
      meant: 30,
      able: 25,
      ever: 17,
      recent: 12,
      keeps: 7,
      besides: 5,
      verdict: "used",
    });
    expect("hidden" in offers ? [] : offers.features.map(({ names }) => names)).toEqual([["Win deals here"]]);
    expect(offers, "what one person did besides has no line of its own").toMatchObject({ others: 1 });
  });

  it("tells apart what nobody uses, what is not live yet, and what was meant for nobody", async () => {
    const { company, rollouts, rolloutId, selling, sellers, agents, reader } = await crew();
    const soon = await rollouts.behaviour(company.id, rolloutId, { jobRoleId: selling, event: "call_logged" });
    await rollouts.standing(company.id, rolloutId, soon, Object.fromEntries(sellers.map(({ id }) => [id, "waiting"])));
    await use(company, agents[0]?.id ?? "", "note_written", "2026-11-17");
    const offers = await reader.call.analytics.offers({});
    expect(countsOf(offers, "deal_won")).toMatchObject({ able: 8, recent: 0, verdict: "nobodyUses" });
    expect(countsOf(offers, "call_logged")).toMatchObject({ meant: 13, able: 0, verdict: "notLive" });
    expect(countsOf(offers, "note_written"), "one is too few to be told").toBeUndefined();
    expect(offers).toMatchObject({ others: 1 });
  });

  it("says the job role beside behaviours of a rollout that are called alike, and beside no other", async () => {
    const { company, rollouts, rolloutId, selling, reader } = await crew();
    const keeping = await company.jobRole("Analyst");
    const alike = { name: "Keep it right" };
    await rollouts.behaviour(company.id, rolloutId, { jobRoleId: selling, event: "deal_mended", ...alike });
    await rollouts.behaviour(company.id, rolloutId, { jobRoleId: keeping, event: "account_mended", ...alike });
    const [asking] = await reader.call.analytics.rollouts();
    expect(asking?.behaviours.map(({ name }) => name).sort()).toEqual([
      "Keep it right (Analyst)",
      "Keep it right (Seller)",
      "Win deals here",
    ]);
  });

  it("counts a behaviour with a filter by what matches it, apart from the event itself", async () => {
    const { company, rollouts, rolloutId, selling, sellers, reader } = await crew();
    const won = await rollouts.behaviour(company.id, rolloutId, {
      jobRoleId: selling,
      event: "deal_moved",
      filter: { stage: "won" },
    });
    await rollouts.standing(company.id, rolloutId, won, Object.fromEntries(sellers.map(({ id }) => [id, "trying"])));
    for (const { id } of sellers.slice(0, 6)) await use(company, id, "deal_moved", "2026-11-18", { stage: "won" });
    for (const { id } of sellers.slice(6, 11)) await use(company, id, "deal_moved", "2026-11-18", { stage: "lost" });
    const offers = await reader.call.analytics.offers({});
    expect(countsOf(offers, won)).toMatchObject({ meant: 13, recent: 6 });
    expect(countsOf(offers, "deal_moved")).toMatchObject({ meant: 0, besides: 11 });
  });

  it("says nothing of a feature meant for few, and lets no group be told from the whole by subtraction", async () => {
    const { company, rollouts, rolloutId, selling, sellers, reader, north, south } = await crew();
    const few = await rollouts.behaviour(company.id, rolloutId, { jobRoleId: selling, event: "forecast_set" });
    await rollouts.standing(
      company.id,
      rolloutId,
      few,
      Object.fromEntries(sellers.slice(0, 3).map(({ id }) => [id, "adopted"])),
    );
    expect(countsOf(await reader.call.analytics.offers({}), "forecast_set")).toEqual({
      hidden: { suppressed: "small" },
    });
    const group = { by: "unit" as const, key: north };
    expect(countsOf(await reader.call.analytics.offers({ group }), "deal_won")).toMatchObject({ meant: 13 });
    // Two of the sellers move: the unit that is left is the whole less two.
    await look(world.test.ownerUrl, "update directory.people set org_unit_id = $2 where id = any($1::uuid[])", [
      sellers.slice(4, 6).map(({ id }) => id),
      south,
    ]);
    expect(countsOf(await reader.call.analytics.offers({ group }), "deal_won")).toEqual({
      hidden: { suppressed: expect.any(String) },
    });
  });

  it("never says by subtraction what few who still wait for their go-live do, of everybody or of a unit", async () => {
    const { company, rollouts, rolloutId, selling, sellers, agents, reader, north } = await crew();
    const call = await rollouts.behaviour(company.id, rolloutId, { jobRoleId: selling, event: "call_logged" });
    const states = sellers.map(({ id }, at) => [id, at < 3 ? "waiting" : "trying"] as const);
    await rollouts.standing(company.id, rolloutId, call, Object.fromEntries(states));
    for (const { id } of [...sellers.slice(1, 6), ...agents.slice(0, 5)]) {
      await use(company, id, "call_logged", "2026-11-12");
      await use(company, id, "note_written", "2026-11-13");
    }
    // Another page counts everybody who began with it in four weeks: two who wait are among them.
    const began = async (group?: { by: "unit"; key: string }) => {
      const steps = [{ event: "call_logged" }, { event: "note_written" }];
      const asked = { steps, from: "2026-10-19", until: "2026-11-15", windowHours: 72 };
      const funnel = await reader.call.analytics.funnel({ ...asked, ...(group && { group }) });
      return "steps" in funnel ? funnel.steps[0]?.people : null;
    };
    expect([await began(), await began({ by: "unit", key: north })]).toEqual([10, 5]);
    // All who could are of that unit, and nobody else of it was left unasked: either figure less theirs is about the three who wait.
    const group = { by: "unit" as const, key: north };
    for (const asked of [{}, { group }])
      expect(countsOf(await reader.call.analytics.offers(asked), "call_logged")).toEqual({
        hidden: { suppressed: "complement" },
      });
    // Five wait for the other, and are enough.
    expect(countsOf(await reader.call.analytics.offers({}), "deal_won")).toMatchObject({ able: 8, besides: 0 });
  });

  it("never shows apart what a heat map shows in one column with too few: neither the figure nor who is behind it", async () => {
    const company = await world.organisation();
    const rollouts = openRollouts(world.test.ownerUrl);
    const [finance, ops] = [await company.orgUnit("Finance"), await company.orgUnit("Ops")];
    const [analyst, clerk] = [await company.jobRole("Analyst"), await company.jobRole("Clerk")];
    const analysts = [];
    for (let at = 0; at < 8; at += 1) analysts.push(await company.person({ orgUnitId: finance, jobRoleId: analyst }));
    const clerks = [];
    for (let at = 0; at < 3; at += 1) clerks.push(await company.person({ orgUnitId: ops, jobRoleId: clerk }));
    const reader = await company.person({ roles: ["change_manager"] });
    for (let at = 0; at < 2; at += 1) await company.person();
    const rolloutId = await rollouts.rollout(company.id);
    for (const [jobRoleId, event, people] of [
      [analyst, "record_mended", analysts],
      [clerk, "record_merged", clerks],
    ] as const) {
      const asked = { jobRoleId, event, name: "Keeps records right" };
      const behaviourId = await rollouts.behaviour(company.id, rolloutId, asked);
      const states = people.map(({ id }) => [id, "adopted"] as const);
      await rollouts.standing(company.id, rolloutId, behaviourId, Object.fromEntries(states));
    }
    const before = await reader.call.analytics.offers({});
    expect(countsOf(before, "record_mended"), "no heat map says anything yet").toMatchObject({ able: 8 });
    const scope = [...analysts, ...clerks].map(({ id }) => ({ personId: id, from: "2026-01-01" }));
    await rollouts.scope(company.id, rolloutId, "2026-11-19", scope);
    const offers = await reader.call.analytics.offers({});
    expect(countsOf(offers, "record_mended")).toEqual({ hidden: { suppressed: "complement" } });
    expect(countsOf(offers, "record_merged")).toEqual({ hidden: { suppressed: "small" } });
    for (const part of ["recent", "besides"] as const)
      expect(await reader.call.analytics.people({ figure: "offer", feature: "record_mended", part })).toMatchObject({
        hidden: { suppressed: "complement" },
      });
  });
});

describe("who is behind a figure", () => {
  const figures = [
    { figure: "active", step: "week", on: "2026-11-11" },
    { figure: "days", least: 1, most: 28 },
    { figure: "features", least: 1, most: 400 },
    { figure: "licences", state: "active" },
    { figure: "offer", feature: "deal_won", part: "recent" },
    { figure: "timeTo", asked: { start: "joining", by: "unit" } },
    { figure: "retention", step: "week", periods: 4, kind: "nth", start: "2026-11-09", after: 0 },
  ] as const;

  it("is the groups it is made of, which add up to it, and names neither people nor the size of what is hidden", async () => {
    const { company, sellers, agents, reader, north, south } = await crew();
    const tiny = await company.orgUnit("Tiny");
    const lone = await company.person({ orgUnitId: tiny });
    await company.person({ orgUnitId: south });
    // Everybody begins on the day on which recording does.
    await look(world.test.ownerUrl, "update directory.people set starts_on = '2026-11-11' where organisation_id = $1", [
      company.id,
    ]);
    for (const { id } of [...sellers.slice(5), ...agents.slice(0, 4), lone])
      await use(company, id, "deal_won", "2026-11-11");
    for (const figure of figures) {
      const behind = await reader.call.analytics.people(figure);
      if ("hidden" in behind || "suppressed" in behind.total)
        throw new Error(`${figure.figure} is about enough people`);
      expect(behind.total.counted, figure.figure).toBeGreaterThan(0);
      expect(JSON.stringify(behind), figure.figure).not.toContain(lone.id);
      const units = behind.groups.filter(({ by }) => by === "unit");
      const shown = units.flatMap(({ part }) => ("people" in part ? [part] : []));
      const rest = behind.total.people - shown.reduce((sum, { people }) => sum + people, 0);
      expect(rest === 0 || rest >= 5, figure.figure).toBe(true);
      expect(
        shown.every(({ people, counted }) => people >= 5 && counted <= people),
        figure.figure,
      ).toBe(true);
      const named = units.map(({ name }) => name);
      expect(named, figure.figure).toEqual(named.toSorted((one, other) => (one ?? "~").localeCompare(other ?? "~")));
    }
    const active = await reader.call.analytics.people(figures[0]);
    const unit = (key: string) => ("groups" in active ? active.groups.find((group) => group.key === key)?.part : null);
    expect(unit(north)).toEqual({ people: 13, counted: 8 });
    expect([unit(tiny), unit(south)]).toEqual([{ suppressed: "small" }, { suppressed: "complement" }]);
  });

  it("says as much as the figure's own page: the same people, and as many of them", async () => {
    const { company, sellers, agents, reader } = await crew();
    for (const { id } of [...sellers.slice(0, 7), ...agents]) await use(company, id, "deal_won", "2026-11-11");
    const { call } = reader;
    const active = await call.analytics.active({ from: "2026-11-09", until: "2026-11-15", step: "week" });
    const often = await call.analytics.frequency({});
    const licences = await call.analytics.licences({ by: "unit" });
    const kept = await call.analytics.retention({ step: "week", periods: 4, kind: "nth" });
    if ("hidden" in active || "hidden" in often || "hidden" in licences || "hidden" in kept) throw new Error("shown");
    const total = async (figure: (typeof figures)[number]) => {
      const behind = await call.analytics.people(figure);
      return "total" in behind ? behind.total : null;
    };
    expect(await total(figures[0])).toEqual({ people: 21, counted: 13 });
    expect(active.points[0]).toMatchObject({ people: 21, active: 13 });
    expect(await total(figures[1])).toEqual({
      people: often.people,
      counted: often.stickiness.window,
    });
    expect(await total(figures[2])).toEqual({ people: often.people, counted: often.breadth.people });
    expect(await total(figures[3])).toEqual({ people: licences.total.people, counted: licences.total.active });
    const cohort = kept.cohorts.find(({ start }) => start === "2026-11-09");
    expect(await total(figures[6])).toEqual({ people: cohort?.people, counted: 13 });
  });

  it("is never a number that the figure's page does not have", async () => {
    const { reader } = await crew();
    const ask = (figure: Parameters<typeof reader.call.analytics.people>[0]) => reader.call.analytics.people(figure);
    await expect(ask({ figure: "offer", feature: "no_such_thing", part: "recent" })).rejects.toThrow("NotFound");
    await expect(ask({ ...figures[6], start: "2020-01-06" })).rejects.toThrow("NotFound");
    await expect(
      (await world.organisation()).person().then((person) => person.call.analytics.people(figures[0])),
    ).rejects.toThrow("NotPermitted");
  });
});
