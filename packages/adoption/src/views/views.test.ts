import { openWorld, type World } from "@arraigo/directory/testing";
import type { PrivacyMode } from "@arraigo/platform/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPublishers, type Publishers } from "../../test/factories";
import { adoptionModule, recomputeRollout } from "../index";

let world: World<typeof adoptionModule.router>;
let given: Publishers;
beforeAll(async () => {
  world = await openWorld(adoptionModule);
  given = await openPublishers(world);
});
afterAll(async () => {
  await given.close();
  await world.close();
});

const mondays = ["2026-10-19", "2026-10-26", "2026-11-02", "2026-11-09"];

/** Twelve sellers under one manager, live for four full weeks; the first eight log something each week, the others never. */
async function company(privacyMode: PrivacyMode = "team") {
  const organisation = await world.organisation({ privacyMode });
  const unit = await organisation.orgUnit("Sales");
  const role = await organisation.jobRole("Seller");
  const rolloutId = await given.rollout(organisation.id);
  const wave = await given.wave(organisation.id, rolloutId, "2026-10-19");
  const behaviourId = await given.behaviour(organisation.id, rolloutId, {
    jobRoleId: role,
    event: "crm.activity_logged",
    name: "Logs each contact",
  });
  const manager = await organisation.person({ roles: ["people_manager"] });
  const change = await organisation.person({ roles: ["change_manager"] });
  await given.lead(organisation.id, rolloutId, change.id);
  const leader = await organisation.person({ roles: ["leader"] });
  const sellers = [];
  for (let at = 0; at < 12; at += 1)
    sellers.push(await organisation.person({ orgUnitId: unit, jobRoleId: role, managerId: manager.id }));
  await given.enrol(
    organisation.id,
    rolloutId,
    wave,
    sellers.map(({ id }) => id),
  );
  const keen = sellers.slice(0, 8);
  await given.usage(
    organisation.id,
    keen.flatMap(({ id }) => mondays.map((day) => ({ personId: id, event: "crm.activity_logged", day, count: 1 }))),
  );
  await given.plan(organisation.id, rolloutId, [
    ["2026-10-19", 0],
    ["2026-11-18", 0.75],
  ]);
  await recomputeRollout(organisation.system, rolloutId);
  return { organisation, unit, rolloutId, behaviourId, manager, change, leader, sellers };
}

describe("rollout", () => {
  it("gives the rate with its Wilson interval, numerator, denominator, window and time", async () => {
    const { change, rolloutId } = await company();
    const { headline, utilisation, speed } = await change.call.rollout({ rolloutId });
    expect(headline?.adoption).toMatchObject({
      numerator: 8,
      denominator: 12,
      from: "2026-11-18",
      until: "2026-11-18",
    });
    // 8 of 12 by Wilson (1927): 0.3906 to 0.8619.
    expect(headline?.adoption).toMatchObject({ lower: expect.closeTo(0.3906, 4), upper: expect.closeTo(0.8619, 4) });
    expect(headline?.plan?.points).toBeCloseTo(-8.333, 2);
    expect(headline?.waves).toEqual({ total: 1, live: 1, nextGoLive: null });
    expect(utilisation.figure).toMatchObject({
      numerator: 32,
      denominator: 48,
      from: "2026-10-19",
      until: "2026-11-15",
    });
    expect(speed).toMatchObject({ median: 20, numerator: 8, denominator: 12 });
  });

  it("draws the curve by week, one point for each full week and one for the day of the figures", async () => {
    const { change, rolloutId } = await company();
    const { headline } = await change.call.rollout({ rolloutId });
    const known = headline?.curve.flatMap(({ day, figure }) =>
      figure && "share" in figure ? [[day, figure.numerator]] : [],
    );
    expect(known).toEqual([
      ["2026-10-25", 0],
      ["2026-11-01", 0],
      ["2026-11-08", 8],
      ["2026-11-15", 8],
      ["2026-11-18", 8],
    ]);
  });

  it("says what is missing instead of zero before anybody was worked out, and before go-live", async () => {
    const organisation = await world.organisation();
    const change = await organisation.person({ roles: ["change_manager"] });
    const rolloutId = await given.rollout(organisation.id);
    expect(await change.call.rollout({ rolloutId })).toMatchObject({
      headline: null,
      speed: { missing: "notComputed" },
    });
    await recomputeRollout(organisation.system, rolloutId);
    expect((await change.call.rollout({ rolloutId })).headline?.adoption).toEqual({ missing: "notLive" });
    const { parts, mean } = await change.call.proficiency({ rolloutId });
    expect(parts.process).toEqual({ missing: "noSource" });
    expect(mean).toBeNull();
  });

  it("ranks no group in works council mode", async () => {
    const { change, rolloutId } = await company("works_council");
    expect((await change.call.rollout({ rolloutId })).weakest?.group ?? null).toBeNull();
  });
});

describe("heatMap", () => {
  it("counts people at or above the target over the last four full weeks", async () => {
    const { change, rolloutId, behaviourId, unit } = await company();
    const map = await change.call.heatMap({ rolloutId, by: "unit" });
    expect(map.rows).toHaveLength(1);
    expect(map.rows[0]).toMatchObject({
      key: unit,
      name: "Sales",
      cells: [{ behaviourId, numerator: 8, denominator: 12 }],
    });
  });
});

describe("look", () => {
  it("gives names to a change manager in named support alone, and writes each into that person's record", async () => {
    const named = await company("named_support");
    const input = { rolloutId: named.rolloutId, by: "unit" as const, group: named.unit };
    expect((await named.change.call.look(input)).people).toHaveLength(12);
    const { rows } = await given.run(
      "select subject_id, actor_id from directory.audit_entries where action = 'adoption.person_looked_at' and organisation_id = $1",
      [named.organisation.id],
    );
    expect(new Set(rows.map(({ subject_id }) => subject_id))).toEqual(new Set(named.sellers.map(({ id }) => id)));
    for (const mode of ["team", "works_council"] as const) {
      const other = await company(mode);
      await expect(
        other.change.call.look({ rolloutId: other.rolloutId, by: "unit", group: other.unit }),
      ).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
  });
});

describe("look, by whoever does not run the rollout", () => {
  it("is refused, and leaves no trace in anybody's record: a change manager sees names in their own rollouts alone", async () => {
    const named = await company("named_support");
    const other = await named.organisation.person({ roles: ["change_manager"] });
    const input = { rolloutId: named.rolloutId, by: "unit" as const, group: named.unit };
    await expect(other.call.look(input)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const cell = { ...input, behaviourId: named.behaviourId };
    expect((await other.call.drill.cell(cell)).mayLook).toBe(false);
    expect((await named.change.call.drill.cell(cell)).mayLook).toBe(true);
    const { rows } = await given.run(
      "select 1 from directory.audit_entries where action = 'adoption.person_looked_at' and organisation_id = $1",
      [named.organisation.id],
    );
    expect(rows).toEqual([]);
  });
});

describe("team", () => {
  it("names the manager's own people in team mode, and notes the look once a day", async () => {
    const { manager, organisation, behaviourId } = await company();
    const { named } = await manager.call.team({});
    await manager.call.team({});
    expect(named?.people).toHaveLength(12);
    expect(named?.people[0]?.behaviours[behaviourId]).toBe("adopted");
    const { rowCount } = await given.run(
      "select from directory.audit_entries where action = 'adoption.team_looked_at' and organisation_id = $1",
      [organisation.id],
    );
    expect(rowCount).toBe(12);
  });

  it("goes on where a page ended", async () => {
    const { manager } = await company();
    const first = await manager.call.team({ limit: 7 });
    const second = await manager.call.team({ limit: 7, cursor: first.named?.nextCursor ?? "" });
    const ids = [...(first.named?.people ?? []), ...(second.named?.people ?? [])].map(({ personId }) => personId);
    expect(new Set(ids).size).toBe(12);
    expect(second.named?.nextCursor).toBeNull();
  });

  it("gives sums over ten or more, and no names, in works council mode", async () => {
    const { manager, behaviourId } = await company("works_council");
    const team = await manager.call.team({});
    expect(team.named).toBeNull();
    expect(team.adoption).toMatchObject({ numerator: 8, denominator: 12 });
    expect(team.behaviours).toMatchObject([{ behaviourId, figure: { numerator: 8, denominator: 12 } }]);
  });
});

describe("mine", () => {
  it("shows a person their own habits with what is in it for them, and nobody else's", async () => {
    const { sellers, change } = await company();
    const { rollouts, privacyMode } = await sellers[0]!.call.mine();
    expect(privacyMode).toBe("team");
    expect(rollouts[0]?.habits[0]).toMatchObject({
      name: "Logs each contact",
      benefit: "Less to type",
      state: "adopted",
      since: "2026-11-08",
    });
    expect(rollouts[0]?.habits[0]?.periods.map(({ met }) => met)).toEqual([true, true, true, true]);
    expect((await change.call.mine()).rollouts).toEqual([]);
  });
});

describe("who may ask", () => {
  it("refuses figures to people without the role, and a role held for one unit", async () => {
    const { organisation, sellers, manager, leader, rolloutId, unit } = await company();
    const inUnit = await organisation.person({ roles: ["change_manager"], roleUnitId: unit });
    for (const { call } of [sellers[0]!, manager, leader, inUnit]) {
      await expect(call.rollout({ rolloutId })).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(call.heatMap({ rolloutId, by: "wave" })).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(call.drill.adoption({ rolloutId })).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(call.look({ rolloutId, by: "unit", group: unit })).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    await expect(sellers[0]!.call.team({})).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(sellers[0]!.call.leadership()).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect((await leader.call.leadership())[0]?.headline?.adoption).toMatchObject({ numerator: 8, denominator: 12 });
  });

  it("answers another organisation's rollout like one that does not exist", async () => {
    const { rolloutId } = await company();
    const { change, leader } = await company();
    await expect(change.call.rollout({ rolloutId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(change.call.drill.speed({ rolloutId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await leader.call.leadership()).map(({ rollout }) => rollout.rolloutId)).not.toContain(rolloutId);
  });
});
