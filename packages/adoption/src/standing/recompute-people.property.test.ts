import { newId } from "@arraigo/db/columns";
import { openWorld, type World } from "@arraigo/directory/testing";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPublishers, type Publishers } from "../../test/factories";
import { type OracleBehaviour, type OraclePerson, walk, walkRollout } from "../../test/oracle";
import { adoptionModule, recomputePeople, recomputeRollout } from "../index";

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

const today = "2026-11-18";
const dayAt = (offset: number) => new Date(Date.parse(today) + offset * 86_400_000).toISOString().slice(0, 10);
const offset = (from: number, to: number) => fc.integer({ min: from, max: to });

const history = fc.record({
  goLive: offset(-120, 4).map(dayAt),
  startsOn: fc.oneof(
    { weight: 4, arbitrary: fc.constant("2020-01-01") },
    { weight: 1, arbitrary: offset(-90, -5).map(dayAt) },
  ),
  endsOn: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: offset(-40, 20).map(dayAt) }),
  absences: fc.array(
    fc.tuple(offset(-100, -1), offset(0, 12)).map(([from, days]) => ({ from: dayAt(from), until: dayAt(from + days) })),
    { maxLength: 2 },
  ),
  keenness: fc.double({ min: 0, max: 1, noNaN: true }),
  uses: fc.array(fc.tuple(offset(-125, 0), fc.integer({ min: 0, max: 1 }), fc.integer({ min: 1, max: 3 })), {
    maxLength: 90,
  }),
});
const behaviour = fc.record({
  cadence: fc.constantFrom("week", "week", "day", "month" as const),
  target: fc.integer({ min: 1, max: 3 }),
});

describe("recomputePeople", () => {
  it("agrees with a day-by-day walk over raw use, on any histories, absences, joiners and leavers", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(history, { minLength: 3, maxLength: 6 }),
        behaviour,
        behaviour,
        async (histories, first, second) => {
          const company = await world.organisation();
          const role = await company.jobRole();
          const rolloutId = await given.rollout(company.id);
          const events = ["crm.first", "crm.second"];
          const behaviourIds = await Promise.all(
            [first, second].map(({ cadence, target }, at) =>
              given.behaviour(company.id, rolloutId, {
                jobRoleId: role,
                event: events[at]!,
                cadence,
                targetCount: target,
              }),
            ),
          );
          const people: (OraclePerson & { id: string; usage: Map<string, number>[] })[] = [];
          for (const { uses, keenness, ...facts } of histories) {
            const { id } = await company.person({ jobRoleId: role, startsOn: facts.startsOn });
            if (facts.endsOn)
              await given.run("update directory.people set ends_on = $1 where id = $2", [facts.endsOn, id]);
            for (const { from, until } of facts.absences)
              await given.run(
                "insert into directory.absences (organisation_id, id, person_id, starts_on, ends_on) values ($1, $2, $3, $4, $5)",
                [company.id, newId(), id, from, until],
              );
            const wave = await given.wave(company.id, rolloutId, facts.goLive);
            await given.enrol(company.id, rolloutId, wave, [id]);
            const usage = [new Map<string, number>(), new Map<string, number>()];
            for (const [at, which, count] of uses.slice(0, Math.ceil(uses.length * keenness)))
              usage[which]!.set(dayAt(at), (usage[which]!.get(dayAt(at)) ?? 0) + count);
            people.push({ ...facts, id, usage });
          }
          const rows = people.flatMap(({ id, usage }) =>
            usage.flatMap((days, at) =>
              [...days].map(([day, count]) => ({ personId: id, event: events[at]!, day, count })),
            ),
          );
          // Half arrives late: the past changes, and the last recompute must say the same as if it had always been known.
          const half = rows.filter((_, at) => at % 2 === 0);
          await given.usage(company.id, half);
          await recomputeRollout(company.system, rolloutId);
          await given.usage(company.id, rows);
          await recomputePeople(
            company.system,
            people.map(({ id }) => id),
          );

          const states = await given.run(
            "select person_id, behaviour_id, state, since::text from adoption.states where rollout_id = $1",
            [rolloutId],
          );
          const onRollout = await given.run(
            "select person_id, state from adoption.rollout_people where rollout_id = $1",
            [rolloutId],
          );
          for (const person of people) {
            const walks = [first, second].map(({ cadence, target }, at) => {
              const told: OracleBehaviour = { cadence, target, usage: person.usage[at]! };
              return walk(person, told, today);
            });
            for (const [at, { state, since }] of walks.entries())
              expect(states.rows).toContainEqual({
                person_id: person.id,
                behaviour_id: behaviourIds[at],
                state,
                since,
              });
            expect(onRollout.rows).toContainEqual({ person_id: person.id, state: walkRollout(walks, today) });
          }
        },
      ),
      { numRuns: 60 },
    );
  }, 180_000);
});
