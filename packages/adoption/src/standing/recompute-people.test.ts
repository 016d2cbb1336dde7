import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openPublishers, type Publishers } from "../../test/factories";
import { adoptionModule, recomputeAll, recomputePeople, recomputeRollout } from "../index";
import { closePeriods, recomputeRolloutJob } from "../jobs";

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
beforeEach(() => {
  world.setNow("2026-11-18T12:00:00Z");
  world.published.length = 0;
});

const weeks = (...mondays: string[]) => mondays;
const adoptedWeeks = weeks("2026-10-19", "2026-10-26", "2026-11-02", "2026-11-09");

async function oneSeller() {
  const company = await world.organisation();
  const seller = await company.jobRole("Seller");
  const agent = await company.jobRole("Agent");
  const rolloutId = await given.rollout(company.id);
  const wave = await given.wave(company.id, rolloutId, "2026-10-19");
  const logs = await given.behaviour(company.id, rolloutId, { jobRoleId: seller, event: "crm.activity_logged" });
  const closes = await given.behaviour(company.id, rolloutId, { jobRoleId: agent, event: "crm.case_closed" });
  const ana = await company.person({ jobRoleId: seller });
  await given.enrol(company.id, rolloutId, wave, [ana.id]);
  const use = (event: string, days: readonly string[]) =>
    given.usage(
      company.id,
      days.map((day) => ({ personId: ana.id, event, day, count: 1 })),
    );
  const standing = async () => {
    const people = await given.run(
      "select state, scope_from::text, scope_until::text, spells from adoption.rollout_people where person_id = $1",
      [ana.id],
    );
    const states = await given.run(
      "select behaviour_id, state, asked, running_count from adoption.states where person_id = $1",
      [ana.id],
    );
    return {
      person: people.rows[0],
      of: (behaviourId: string) => states.rows.find((row) => row.behaviour_id === behaviourId),
    };
  };
  return { company, rolloutId, wave, logs, closes, ana, agent, use, standing };
}

const changes = () => world.published.filter(({ event }) => event === "adoption.state_changed");

describe("recomputePeople", () => {
  it("moves a person on with new use, says so once, and changes nothing when told the same again", async () => {
    const { company, ana, logs, use, standing, rolloutId } = await oneSeller();
    await recomputeRollout(company.system, rolloutId);
    expect((await standing()).person.state).toBe("not_started");
    await use("crm.activity_logged", adoptedWeeks);
    await recomputePeople(company.system, [ana.id]);
    expect((await standing()).person.state).toBe("adopted");
    expect(changes()).toHaveLength(1);
    expect(changes()[0]?.payload).toMatchObject({
      changes: [
        { rolloutId, behaviourId: null, personId: ana.id, from: "not_started", to: "adopted" },
        { rolloutId, behaviourId: logs, personId: ana.id, from: "not_started", to: "adopted" },
      ],
    });
    const before = await given.run("select xmin, state from adoption.states where person_id = $1", [ana.id]);
    await recomputePeople(company.system, [ana.id]);
    expect((await given.run("select xmin, state from adoption.states where person_id = $1", [ana.id])).rows).toEqual(
      before.rows,
    );
    expect(changes()).toHaveLength(1);
  });

  it("shows the running week and never counts it", async () => {
    const { company, ana, logs, use, standing } = await oneSeller();
    await use("crm.activity_logged", ["2026-11-17"]);
    await recomputePeople(company.system, [ana.id]);
    expect((await standing()).of(logs)).toMatchObject({ state: "trying", running_count: 1 });
  });

  it("lets late events change the past", async () => {
    const { company, ana, use, standing } = await oneSeller();
    await use("crm.activity_logged", adoptedWeeks.slice(0, 1));
    await recomputePeople(company.system, [ana.id]);
    expect((await standing()).person.state).toBe("developing");
    await use("crm.activity_logged", adoptedWeeks);
    await recomputePeople(company.system, [ana.id]);
    expect((await standing()).person.spells).toEqual([{ adoptedOn: "2026-11-08", lapsedOn: null }]);
  });

  it("measures somebody who changed job role by the new one from that day, and keeps their history", async () => {
    const { company, ana, logs, closes, agent, use, standing } = await oneSeller();
    await use("crm.activity_logged", adoptedWeeks);
    await recomputePeople(company.system, [ana.id]);
    await given.run("update directory.people set job_role_id = $1 where id = $2", [agent, ana.id]);
    await recomputePeople(company.system, [ana.id]);
    const { person, of } = await standing();
    expect(person).toMatchObject({ state: "not_started", scope_from: "2026-10-19", scope_until: null });
    expect(person.spells).toEqual([{ adoptedOn: "2026-11-08", lapsedOn: "2026-11-18" }]);
    expect(of(logs)).toMatchObject({ state: "adopted", asked: false });
    expect(of(closes)).toMatchObject({ state: "not_started", asked: true });
  });

  it("ends the scope of a leaver on their last day", async () => {
    const { company, ana, standing } = await oneSeller();
    await given.run("update directory.people set ends_on = '2026-11-10' where id = $1", [ana.id]);
    await recomputePeople(company.system, [ana.id]);
    expect((await standing()).person).toMatchObject({ scope_from: "2026-10-19", scope_until: "2026-11-10" });
  });

  it("counts only events whose properties match the behaviour's filter, in the organisation's own days", async () => {
    const company = await world.organisation({ timeZone: "America/Bogota" });
    const role = await company.jobRole();
    const rolloutId = await given.rollout(company.id);
    const wave = await given.wave(company.id, rolloutId, "2026-11-02");
    await given.behaviour(company.id, rolloutId, {
      jobRoleId: role,
      event: "crm.activity_logged",
      filter: { kind: "call" },
    });
    const ana = await company.person({ jobRoleId: role });
    await given.enrol(company.id, rolloutId, wave, [ana.id]);
    // 03:00 UTC on Monday is still Sunday in Bogotá.
    await given.event(company.id, ana.id, "crm.activity_logged", "2026-11-09T03:00:00Z", { kind: "call", minutes: 5 });
    await given.event(company.id, ana.id, "crm.activity_logged", "2026-11-11T15:00:00Z", { kind: "note" });
    await recomputePeople(company.system, [ana.id]);
    const { rows } = await given.run(
      "select period_start::text, count from adoption.person_periods where person_id = $1 order by 1",
      [ana.id],
    );
    expect(rows).toEqual([
      { period_start: "2026-11-02", count: 1 },
      { period_start: "2026-11-09", count: 0 },
    ]);
  });

  it("keeps where people stood, since when and week by week, when their days became sums of groups and more happens", async () => {
    const { company, ana, logs, use, standing, rolloutId } = await oneSeller();
    const calls = await given.behaviour(company.id, rolloutId, {
      jobRoleId: null,
      event: "crm.call_made",
      filter: { kind: "call" },
      required: false,
    });
    await given.event(company.id, ana.id, "crm.call_made", "2026-10-21T10:00:00Z", { kind: "call" });
    await use("crm.activity_logged", adoptedWeeks);
    const told = async () => {
      await recomputePeople(company.system, [ana.id]);
      const periods = await given.run(
        "select behaviour_id, period_start::text, count, met from adoption.person_periods where person_id = $1 order by 1, 2",
        [ana.id],
      );
      const since = await given.run(
        "select behaviour_id, state, since::text, first_met_on::text from adoption.states where person_id = $1 order by 1",
        [ana.id],
      );
      return { person: (await standing()).person, periods: periods.rows, since: since.rows };
    };
    const before = await told();
    expect(before.person.spells).toEqual([{ adoptedOn: "2026-11-08", lapsedOn: null }]);
    expect(before.periods).toContainEqual({ behaviour_id: logs, period_start: "2026-10-19", count: 1, met: true });
    // The night lets go of all before a Wednesday: of that week two days are gone and five are left.
    await given.run("delete from telemetry.usage_by_person_day_given where person_id = $1 and day < '2026-11-11'", [
      ana.id,
    ]);
    await given.run("delete from telemetry.events_given where person_id = $1", [ana.id]);
    await given.run(
      `insert into telemetry.retention_runs (organisation_id, ran_at, raw_days, person_days, raw_events, person_sums)
       values ($1, '2026-11-18T03:00:00Z', 1, 7, 0, 0)`,
      [company.id],
    );
    expect(await told()).toEqual(before);
    // Kept longer from now on: what is gone stays gone.
    await given.run(
      `insert into telemetry.retention_runs (organisation_id, ran_at, raw_days, person_days, raw_events, person_sums)
       values ($1, '2026-11-18T03:30:00Z', 1, 400, 0, 0)`,
      [company.id],
    );
    await use("crm.something_else", ["2026-11-17"]);
    expect(await told()).toEqual(before);
    expect(before.since).toContainEqual({
      behaviour_id: calls,
      state: "developing",
      since: "2026-10-25",
      first_met_on: "2026-10-25",
    });
  });

  it("knows that somebody tried who did so before anything was asked, on days long gone", async () => {
    const { company, ana, logs, standing } = await oneSeller();
    await given.run(
      `insert into telemetry.use_spans (organisation_id, person_id, event, first_day, last_day)
       values ($1, $2, 'crm.activity_logged', '2025-03-03', '2025-03-04')`,
      [company.id, ana.id],
    );
    await recomputePeople(company.system, [ana.id]);
    expect((await standing()).of(logs)).toMatchObject({ state: "trying" });
  });

  it("counts by filter what it counted before, when the raw events of a day are gone", async () => {
    const company = await world.organisation();
    const role = await company.jobRole();
    const rolloutId = await given.rollout(company.id);
    const wave = await given.wave(company.id, rolloutId, "2026-11-02");
    const asked = { jobRoleId: role, event: "crm.activity_logged", filter: { kind: "call" } };
    await given.behaviour(company.id, rolloutId, asked);
    const ana = await company.person({ jobRoleId: role });
    await given.enrol(company.id, rolloutId, wave, [ana.id]);
    for (const at of ["2026-11-04T10:00:00Z", "2026-11-04T11:00:00Z", "2026-11-06T10:00:00Z", "2026-11-11T10:00:00Z"])
      await given.event(company.id, ana.id, asked.event, at, { kind: "call" });
    const periods = async () => {
      await recomputePeople(company.system, [ana.id]);
      return (
        await given.run(
          "select period_start::text, count from adoption.person_periods where person_id = $1 order by 1",
          [ana.id],
        )
      ).rows;
    };
    const before = await periods();
    await given.run("delete from telemetry.events_given where person_id = $1 and occurred_at < '2026-11-05'", [ana.id]);
    await given.run(
      `insert into telemetry.folded_uses (organisation_id, person_id, user_ref, event, filter, day, count)
       values ($1, $2, '', $3, '{"kind": "call"}', '2026-11-04', 2), ($1, $2, 'other name', $3, '{}', '2026-11-04', 2)`,
      [company.id, ana.id, asked.event],
    );
    expect(await periods()).toEqual(before);
    expect(before).toEqual([
      { period_start: "2026-11-02", count: 3 },
      { period_start: "2026-11-09", count: 1 },
    ]);
  });

  it("takes away the rows of somebody who was taken out of the rollout", async () => {
    const { company, ana, rolloutId, standing } = await oneSeller();
    await recomputeRollout(company.system, rolloutId);
    await given.withdraw(company.id, ana.id);
    await recomputeRollout(company.system, rolloutId);
    expect((await standing()).person).toBeUndefined();
    expect((await given.run("select from adoption.person_periods where person_id = $1", [ana.id])).rowCount).toBe(0);
  });

  it("gives one answer when several recounts of the same people run at once", async () => {
    const { company, ana, use, standing, rolloutId } = await oneSeller();
    await use("crm.activity_logged", adoptedWeeks);
    await Promise.all([
      recomputePeople(company.system, [ana.id]),
      recomputeRollout(company.system, rolloutId),
      recomputePeople(company.system, [ana.id]),
      recomputeAll(company.system),
    ]);
    expect((await standing()).person.state).toBe("adopted");
  });
});

describe("closePeriods", () => {
  it("closes the period for everybody when a new one has begun, once", async () => {
    const { company, use, standing, rolloutId } = await oneSeller();
    await use("crm.activity_logged", ["2026-11-02", "2026-11-09", "2026-11-16"]);
    await recomputeRollout(company.system, rolloutId);
    expect((await standing()).person.state).toBe("developing");
    world.setNow("2026-11-23T09:00:00Z");
    await closePeriods(company.system, {});
    expect((await standing()).person).toMatchObject({ state: "adopted" });
    const told = changes().length;
    await closePeriods(company.system, {});
    expect(changes()).toHaveLength(told);
  });
});

describe("the recomputeRollout job", () => {
  it("works out everybody of a rollout whose plan changed", async () => {
    const { company, use, standing, rolloutId } = await oneSeller();
    await use("crm.activity_logged", adoptedWeeks);
    await recomputeRolloutJob(company.system, { rolloutId, after: null });
    expect((await standing()).person.state).toBe("adopted");
  });
});
