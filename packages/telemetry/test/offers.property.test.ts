import { openWorld, type World } from "@arraigo/directory/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { telemetryModule } from "../src/index";
import { openRollouts } from "./following";
import { plusDays } from "./oracle/naive-figures";
import { type Asking, naiveOffer } from "./oracle/naive-offers";
import { crewEvents, crewScene, isFew, openRandomCrew, type RandomCrew } from "./random-crew";

type Router = typeof telemetryModule.router;
let world: World<Router>;
beforeAll(async () => {
  world = await openWorld(telemetryModule);
});
afterAll(() => world.close());

const standings = ["waiting", "not_started", "trying", "developing", "lapsed", "adopted"];
const behaviour = fc.record({
  event: fc.constantFrom(...crewEvents, "never_done"),
  onlyWon: fc.boolean(),
  /** Of one job role, or of everybody. */
  role: fc.option(fc.nat(1), { freq: 1 }),
  /** Of every person in turn; most who are asked can do it. */
  states: fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom("trying", "adopted") },
      { weight: 1, arbitrary: fc.constantFrom(...standings) },
      { weight: 2, arbitrary: fc.constant(null) },
    ),
    { minLength: 3, maxLength: 5 },
  ),
});

type Drawn = typeof behaviour extends fc.Arbitrary<infer Each> ? Each : never;

/** The behaviours of a rollout, with the ids by which features with a filter are called. */
async function ask({ company, people, roles }: RandomCrew, behaviours: readonly Drawn[]) {
  const rollouts = openRollouts(world.test.ownerUrl);
  const rolloutId = await rollouts.rollout(company.id);
  const asked: (Asking & { id: string })[] = [];
  for (const { event, onlyWon, role, states } of behaviours) {
    const filter = onlyWon ? { filter: { won: true } } : {};
    const id = await rollouts.behaviour(company.id, rolloutId, { jobRoleId: roles[role ?? 0] ?? "", event, ...filter });
    const own = people.filter((each) => role === null || each.role === roles[role]);
    const standing = new Map(
      own.flatMap(({ person }, at) => {
        const state = states[at % states.length];
        return state ? [[person, state] as const] : [];
      }),
    );
    await rollouts.standing(company.id, rolloutId, id, Object.fromEntries(standing));
    asked.push({ id, event, onlyWon, standing });
  }
  return asked;
}

it("says of each feature what counting person by person says, of everybody and of groups, however late it arrived and whoever it turned out to be", {
  timeout: 120_000,
}, async () => {
  let told = 0;
  await fc.assert(
    fc.asyncProperty(crewScene, fc.array(behaviour, { minLength: 1, maxLength: 4 }), async (drawn, behaviours) => {
      const crew = await openRandomCrew(world, drawn);
      const { call, people, units, roles, today, done, turns } = crew;
      const askings = await ask(crew, behaviours);
      const until = plusDays(today, -1);
      const groups = [
        undefined,
        { by: "unit" as const, key: units[0] ?? "" },
        { by: "role" as const, key: roles[1] ?? "" },
      ];
      for (const arrive of turns) {
        await arrive();
        for (const group of groups) {
          const own = people.filter((each) => !group || each[group.by] === group.key);
          const offers = await call.analytics.offers({ group });
          if ("hidden" in offers) continue;
          const used = crewEvents.filter((event) =>
            done().some((each) => each.event === event && each.day <= until && each.day > plusDays(until, -84)),
          );
          const wanted = askings.filter(({ onlyWon }) => !onlyWon).map(({ event }) => event);
          const expected = new Set([...wanted, ...used]);
          const plain = offers.features.filter(({ key, event }) => key === event).map(({ event }) => event);
          expect([...expected]).toEqual(expect.arrayContaining([...plain, ...wanted]));
          expect(plain).toEqual(expect.arrayContaining(wanted));
          expect(plain.length + offers.others, "the rest is counted").toBe(expected.size);
          for (const { key, event, people: shown } of offers.features) {
            const asking = askings.find(({ id }) => id === key);
            const slow = naiveOffer(done(), own, { askings, event, onlyWon: asking !== undefined, until });
            if ("hidden" in shown) {
              if (shown.hidden.suppressed === "small") expect(isFew(slow.meant) || isFew(slow.able)).toBe(true);
              continue;
            }
            const { verdict, counts } = shown;
            expect([counts.meant, counts.able]).toEqual([slow.meant, slow.able]);
            for (const part of ["ever", "recent", "keeps", "besides"] as const) {
              if (counts[part] === null) continue;
              expect(counts[part], `${event} ${part}`).toBe(slow[part]);
              const among = part === "besides" ? slow.unasked : slow.able;
              expect(isFew(slow[part]) || isFew(among - slow[part]), `${event} ${part} of ${among}`).toBe(false);
              if (among > 0) told += 1;
            }
            if (slow.meant === 0) expect(verdict).toBe("meantForNobody");
            else if (slow.able === 0) expect(verdict).toBe("notLive");
            else if (counts.recent === null) expect(verdict).toBe("tooFew");
            else expect(verdict).toBe(slow.recent === 0 ? "nobodyUses" : "used");
          }
        }
      }
    }),
    { numRuns: 5, endOnFailure: true },
  );
  expect(told, "counts were compared, not only hidden").toBeGreaterThan(0);
});
