import { openWorld, type World } from "@arraigo/directory/testing";
import { changeEvents, directoryEvents, telemetryEvents } from "@arraigo/events";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { openPublishers, type Publishers } from "../test/factories";
import { adoptionModule } from "./index";
import { subscribers } from "./subscribers";

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
  world.enqueued.length = 0;
});

async function setting() {
  const company = await world.organisation();
  const seller = await company.jobRole("Seller");
  const rolloutId = await given.rollout(company.id);
  const wave = await given.wave(company.id, rolloutId, "2026-10-19");
  await given.behaviour(company.id, rolloutId, { jobRoleId: seller, event: "crm.activity_logged" });
  const ana = await company.person({ jobRoleId: seller });
  await given.enrol(company.id, rolloutId, wave, [ana.id]);
  return { company, rolloutId, ana };
}

const hear = async (event: string, ctx: Parameters<(typeof subscribers)[number]["handle"]>[0], payload: unknown) => {
  for (const subscriber of subscribers.filter((each) => each.event === event)) await subscriber.handle(ctx, payload);
};

const stateOf = async (personId: string) => {
  const { rows } = await given.run("select state from adoption.rollout_people where person_id = $1", [personId]);
  return rows[0]?.state;
};

it("works a person out again when the directory changed them", async () => {
  const { company, ana } = await setting();
  await hear(directoryEvents.personChanged.name, company.system, { personId: ana.id });
  expect(await stateOf(ana.id)).toBe("not_started");
});

it("works a person out again when use of theirs was recorded", async () => {
  const { company, ana } = await setting();
  await given.usage(company.id, [{ personId: ana.id, event: "crm.activity_logged", day: "2026-11-17", count: 1 }]);
  await hear(telemetryEvents.usageRecorded.name, company.system, {
    people: [ana.id],
    names: ["crm.activity_logged"],
    days: { from: "2026-11-17", to: "2026-11-17" },
  });
  expect(await stateOf(ana.id)).not.toBe("not_started");
});

it("queues the rollout that changed, and every rollout after an import of people", async () => {
  const { company, rolloutId } = await setting();
  const queued = [{ job: "adoption.recomputeRollout", data: { rolloutId, after: null } }];
  await hear(changeEvents.rolloutChanged.name, company.system, { rolloutId });
  expect(world.enqueued).toEqual(queued);
  world.enqueued.length = 0;
  await hear(directoryEvents.peopleImported.name, company.system, { importId: rolloutId, created: 1, updated: 2 });
  expect(world.enqueued).toEqual(queued);
});

it("forgets where somebody stood when what they did was erased, and tells nobody that they stand elsewhere", async () => {
  const { company, ana } = await setting();
  await given.usage(
    company.id,
    ["2026-10-20", "2026-10-27", "2026-11-03", "2026-11-10"].map((day) => ({
      personId: ana.id,
      event: "crm.activity_logged",
      day,
      count: 3,
    })),
  );
  await hear(directoryEvents.personChanged.name, company.system, { personId: ana.id });
  expect(await stateOf(ana.id)).toBe("adopted");
  await given.run("delete from telemetry.usage_by_person_day_given where person_id = $1", [ana.id]);
  // As if the days were long gone: what was counted of them would else be kept.
  await given.run(
    `insert into telemetry.retention_runs (organisation_id, ran_at, raw_days, person_days, raw_events, person_sums)
     values ($1, '2026-11-18T03:00:00Z', 1, 2, 0, 0)`,
    [company.id],
  );
  world.published.length = 0;
  await hear(telemetryEvents.personErased.name, company.system, { personId: ana.id });
  expect(await stateOf(ana.id)).toBe("not_started");
  expect(world.published).toEqual([]);
  const { rows } = await given.run("select from adoption.person_periods where person_id = $1 and (count > 0 or met)", [
    ana.id,
  ]);
  expect(rows).toEqual([]);
});
