import { adoptionModule, recomputeAll } from "@arraigo/adoption";
import { changeModule } from "@arraigo/change";
import { crmModule } from "@arraigo/crm";
import { openWorld } from "@arraigo/directory/testing";
import { feedbackModule } from "@arraigo/feedback";
import { systemContext } from "@arraigo/platform";
import { sponsorshipModule } from "@arraigo/sponsorship";
import { telemetryModule } from "@arraigo/telemetry";
import { trainingModule } from "@arraigo/training";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays, dateIn, mondayOf } from "./calendar";
import { goLiveWeeks } from "./history/write-rollout";
import type { SimulatedPerson } from "./people/plan-people";
import { behaviours } from "./process/behaviours";
import { type Simulated, simulate } from "./simulate";

const others = [crmModule, telemetryModule, trainingModule, feedbackModule, changeModule, sponsorshipModule];
const options = { name: "Probe", seed: 7, people: 80, weeks: 10, now: new Date("2026-11-18T15:00:00Z") };

let world: Awaited<ReturnType<typeof openWorld<typeof adoptionModule.router>>>;
let owner: pg.Client;
let made: Simulated;

beforeAll(async () => {
  world = await openWorld(adoptionModule, others);
  owner = new pg.Client({ connectionString: world.test.ownerUrl });
  await owner.connect();
  made = await simulate(world.services, options);
});
afterAll(async () => {
  await owner.end();
  await world.close();
});

async function count(text: string): Promise<number> {
  const { rows } = await owner.query(text, [made.organisationId]);
  return Number(rows[0].count);
}

test("it has exactly as many people as asked for, and each has an address of their own", () => {
  expect(made.people.people).toHaveLength(80);
  expect(new Set(made.people.people.map((person) => person.email)).size).toBe(80);
});

test("the same seed makes the same organisation, and another seed another one", async () => {
  const again = await openWorld(adoptionModule, others);
  try {
    const same = await simulate(again.services, options);
    expect(same.people.people.map((person) => [person.id, person.email])).toEqual(
      made.people.people.map((person) => [person.id, person.email]),
    );
    expect(same.deeds.map((deed) => [deed.person.id, deed.event, deed.at])).toEqual(
      made.deeds.map((deed) => [deed.person.id, deed.event, deed.at]),
    );
    const other = await simulate(again.services, { ...options, seed: 8 });
    expect(other.deeds.length).not.toBe(made.deeds.length);
  } finally {
    await again.close();
  }
});

test("everything somebody did is in the event log, once", async () => {
  const names = [...new Set(behaviours.map((behaviour) => behaviour.event))].map((name) => `'${name}'`).join(", ");
  expect(await count(`select count(*) from telemetry.events where organisation_id = $1 and name in (${names})`)).toBe(
    made.deeds.length,
  );
  const logged = made.deeds.filter((deed) => deed.event === "crm.activity_logged").length;
  expect(await count("select count(*) from crm.activities where organisation_id = $1 and done_at is not null")).toBe(
    logged,
  );
});

test("nobody does anything before their wave goes live, at the weekend, while away, or after they left", () => {
  for (const { person, at } of made.deeds) {
    const day = dateIn(person.timeZone, at);
    expect(day >= addDays(made.firstMonday, goLiveWeeks[person.unit.wave ?? 1] * 7)).toBe(true);
    expect(new Date(`${day}T00:00:00Z`).getUTCDay() % 6).not.toBe(0);
    expect(person.endsOn === null || day <= person.endsOn).toBe(true);
    expect(person.absences.some((absence) => day >= absence.startsOn && day <= absence.endsOn)).toBe(false);
  }
});

const daysOf = new Map<string, string[]>();

/** The days on which a person did a thing, in the organisation's time zone. */
function days(person: SimulatedPerson, event: string): string[] {
  if (daysOf.size === 0)
    for (const deed of made.deeds) {
      const key = `${deed.person.id} ${deed.event}`;
      daysOf.set(key, [...(daysOf.get(key) ?? []), dateIn("America/Bogota", deed.at)]);
    }
  return daysOf.get(`${person.id} ${event}`) ?? [];
}

/** Adoption worked out from the deeds alone, written apart from the product: strings of weeks and a walk over them. */
function adoptedToday(person: SimulatedPerson): boolean {
  const today = dateIn("America/Bogota", options.now);
  const required = behaviours.filter((behaviour) => behaviour.jobRole === person.jobRole && behaviour.required);
  return required.every((behaviour) => {
    let habit = false;
    let weeks = "";
    const goLive = addDays(made.firstMonday, goLiveWeeks[person.unit.wave ?? 1] * 7);
    for (let monday = goLive; addDays(monday, 7) <= mondayOf(today); monday = addDays(monday, 7)) {
      const sunday = addDays(monday, 6);
      const employed = person.startsOn <= monday && (person.endsOn === null || person.endsOn >= sunday);
      const away = [0, 1, 2, 3, 4].filter((day) =>
        person.absences.some((each) => addDays(monday, day) >= each.startsOn && addDays(monday, day) <= each.endsOn),
      ).length;
      if (!employed || away > 2.5) continue;
      const done = days(person, behaviour.event).filter((day) => day >= monday && day <= sunday).length;
      weeks += done >= behaviour.targetCount ? "1" : "0";
      const met = weeks.slice(-4).replaceAll("0", "").length;
      if (met >= 3) habit = true;
      if (met <= 1) habit = false;
    }
    return habit;
  });
}

test("the product finds out who adopted the rollout from events alone, person by person", async () => {
  const { rows } = await owner.query(
    "select person_id, state from adoption.rollout_people where organisation_id = $1",
    [made.organisationId],
  );
  const found = new Map(rows.map((row) => [row.person_id, row.state === "adopted"]));
  const inScope = made.people.people.filter((person) => person.unit.wave && found.has(person.id));
  expect(inScope.length).toBeGreaterThan(60);
  for (const person of inScope)
    expect([person.email, found.get(person.id)]).toEqual([person.email, adoptedToday(person)]);
});

test("where people stand, since when and week by week, is the same after the nights let go of their days", async () => {
  world.setNow("2026-12-28T12:00:00Z");
  const ctx = systemContext(
    world.services,
    { id: made.organisationId, language: "en", timeZone: "America/Bogota", privacyMode: "team" },
    "night",
  );
  const told = async () => {
    await recomputeAll(ctx);
    const { rows } = await owner.query(
      `select s.person_id, s.behaviour_id, s.state, s.since::text, s.first_met_on::text, p.spells, w.weeks
       from adoption.states s join adoption.rollout_people p using (organisation_id, rollout_id, person_id)
       left join lateral (select string_agg(d.period_start || ' ' || d.count || ' ' || d.met, ', ' order by d.period_start) as weeks
         from adoption.person_periods d where d.behaviour_id = s.behaviour_id and d.person_id = s.person_id) w on true
       where s.organisation_id = $1 order by 1, 2`,
      [made.organisationId],
    );
    return rows;
  };
  const before = await told();
  await owner.query(
    "insert into telemetry.retention_policies (organisation_id, raw_days, person_days, changed_at) values ($1, 30, 90, now())",
    [made.organisationId],
  );
  await telemetryModule.jobs["keepToPolicy"]?.(ctx, {});
  const gone = "select count(*) from telemetry.use_spans where organisation_id = $1 and first_day < '2026-09-29'";
  expect(await count(gone)).toBeGreaterThan(100);
  expect(before.length).toBeGreaterThan(100);
  expect(await told()).toEqual(before);
});
