import { openWorld, type World } from "@arraigo/directory/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { telemetryModule } from "../src/index";
import { openRollouts } from "./following";
import { plusDays } from "./oracle/naive-figures";
import { naiveRun } from "./oracle/naive-sequences";
import { naiveFollow } from "./oracle/naive-time";
import { type CrewPerson, crewScene, isFew, openRandomCrew, type RandomCrew } from "./random-crew";

type Router = typeof telemetryModule.router;
let world: World<Router>;
beforeAll(async () => {
  world = await openWorld(telemetryModule);
});
afterAll(() => world.close());

type Asked = Parameters<RandomCrew["call"]["analytics"]["people"]>[0];
/** A number of a page, whom it is about, and whom of them it counts, worked out the slow way. */
interface Slow {
  asked: Asked;
  of: readonly CrewPerson[];
  isCounted: (person: CrewPerson) => boolean;
}

const steps = [{ event: "deal_won" }, { event: "case_solved" }];

function slowFigures(
  { people, today, zone, done, roles }: RandomCrew,
  cohort: { start: string; end: string } | undefined,
  standing: ReadonlyMap<string, string>,
): Slow[] {
  const all = done();
  const yesterday = plusDays(today, -1);
  const from = plusDays(today, -28);
  let sunday = yesterday;
  while (new Date(`${sunday}T00:00:00Z`).getUTCDay() !== 0) sunday = plusDays(sunday, -1);
  const monday = plusDays(sunday, -6);
  const thereIn = (first: string, last: string) =>
    people.filter(({ startsOn, endsOn }) => startsOn <= last && (endsOn === null || endsOn >= first));
  const did = (person: string, first: string, last: string, event?: string) =>
    all.filter(
      (each) => each.person === person && first <= each.day && each.day <= last && (!event || each.event === event),
    );
  const daysOf = ({ person }: CrewPerson) => new Set(did(person, from, yesterday).map(({ day }) => day)).size;
  const featuresOf = ({ person }: CrewPerson) => new Set(did(person, from, yesterday).map(({ event }) => event)).size;
  const stateOf = ({ person }: CrewPerson) =>
    did(person, from, yesterday).length > 0 ? "active" : did(person, "", yesterday).length > 0 ? "dormant" : "never";
  const first = all.map(({ day }) => day).toSorted()[0] ?? today;
  const joined = people.filter(({ startsOn }) => startsOn >= first && startsOn <= yesterday);
  const followed = naiveFollow(
    all,
    joined.map(({ person, startsOn, endsOn }) => ({ person, from: startsOn, until: endsOn })),
    yesterday,
  );
  const reached = new Set(followed.filter(({ event }) => event).map(({ person }) => person));

  const local = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" });
  const midnight = (day: string) => {
    for (let at = Date.parse(`${day}T00:00:00Z`) - 15 * 3_600_000; ; at += 900_000)
      if (local.format(at) >= day) return at;
  };
  const stretch = { from: plusDays(sunday, -27), until: sunday };
  const [began, before] = [midnight(stretch.from), midnight(plusDays(sunday, 1))];
  const runs = new Map(
    thereIn(stretch.from, stretch.until).flatMap((each) => {
      const theirs = all.filter(({ person, at }) => person === each.person && at >= began);
      const run = naiveRun(theirs, steps, { windowMs: 336 * 3_600_000, startsBefore: before });
      return run.length > 0 ? [[each, run.length] as const] : [];
    }),
  );

  const employed = thereIn(yesterday, yesterday);
  const able = employed.filter(({ person }) => standing.has(person));
  const bands = (figure: "days" | "features", counted: (person: CrewPerson) => number, some: [number, number][]) =>
    some.map(([least, most]): Slow => {
      const isCounted = (person: CrewPerson) => counted(person) >= least && counted(person) <= most;
      return { asked: { figure, least, most }, of: thereIn(from, yesterday), isCounted };
    });
  const funnel = { steps, windowHours: 336, ...stretch };
  return [
    {
      asked: { figure: "active", step: "week", on: sunday, event: "deal_won" },
      of: thereIn(monday, sunday),
      isCounted: ({ person }) => did(person, monday, sunday, "deal_won").length > 0,
    },
    {
      asked: { figure: "active", step: "day", on: yesterday },
      of: employed,
      isCounted: ({ person }) => did(person, yesterday, yesterday).length > 0,
    },
    ...bands("days", daysOf, [
      [0, 0],
      [1, 28],
      [1, 7],
    ]),
    ...bands("features", featuresOf, [
      [0, 0],
      [1, 400],
      [1, 3],
    ]),
    ...(["active", "inactive", "dormant", "never"] as const).map(
      (state): Slow => ({
        asked: { figure: "licences", state },
        of: employed,
        isCounted: (person) => (state === "inactive" ? stateOf(person) !== "active" : stateOf(person) === state),
      }),
    ),
    ...(cohort
      ? [1, 2].map((after): Slow => {
          const week = plusDays(cohort.start, 7 * after);
          const fresh = people.filter(({ person }) => {
            const [beganOn] = did(person, "", yesterday)
              .map(({ day }) => day)
              .toSorted();
            return beganOn !== undefined && cohort.start <= beganOn && beganOn <= cohort.end;
          });
          const asked = { figure: "retention", step: "week", periods: 12, kind: "nth", start: cohort.start } as const;
          const isCounted = ({ person }: CrewPerson) => did(person, week, plusDays(week, 6)).length > 0;
          return { asked: { ...asked, after }, of: fresh, isCounted };
        })
      : []),
    {
      asked: { figure: "timeTo", asked: { start: "joining", by: "unit" } },
      of: joined,
      isCounted: ({ person }) => reached.has(person),
    },
    ...(["reached", "dropped"] as const).map(
      (part): Slow => ({
        asked: { figure: "funnel", asked: funnel, step: part === "reached" ? 1 : 0, part },
        of: [...runs.keys()],
        isCounted: (person) => (runs.get(person) === 2) === (part === "reached"),
      }),
    ),
    ...(["ever", "recent"] as const).map(
      (part): Slow => ({
        asked: { figure: "offer", feature: "deal_won", part },
        of: able,
        isCounted: ({ person }) => did(person, part === "ever" ? "" : from, yesterday, "deal_won").length > 0,
      }),
    ),
    {
      asked: { figure: "offer", feature: "deal_won", part: "able" },
      of: able,
      isCounted: ({ role }) => roles.includes(role),
    },
  ];
}

it("opens a number into the groups that counting person by person finds in it, and names exactly those who are asked", {
  timeout: 120_000,
}, async () => {
  const told = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(crewScene, async (drawn) => {
      const crew = await openRandomCrew(world, drawn, "named_support");
      const { company, call, people, today } = crew;
      const rollouts = openRollouts(world.test.ownerUrl);
      const rolloutId = await rollouts.rollout(company.id, "CRM", crew.reader.id);
      const asked = { jobRoleId: crew.roles[0] ?? "", event: "deal_won" };
      const behaviourId = await rollouts.behaviour(company.id, rolloutId, asked);
      const standing = new Map(people.filter((_, at) => at % 6 !== 5).map(({ person }) => [person, "trying"]));
      await rollouts.standing(company.id, rolloutId, behaviourId, Object.fromEntries(standing));
      for (const arrive of crew.turns) {
        await arrive();
        const page = await call.analytics.retention({ step: "week", periods: 12, kind: "nth" });
        const cohort =
          "cohorts" in page ? page.cohorts.find((each) => "back" in each && each.back.length > 2) : undefined;
        for (const { asked: input, of, isCounted } of slowFigures(crew, cohort, standing)) {
          const behind = await call.analytics.people(input);
          if (!("total" in behind)) continue;
          const name = JSON.stringify(input);
          const part = (some: readonly CrewPerson[]) => ({
            people: some.length,
            counted: some.filter(isCounted).length,
          });
          if (!("suppressed" in behind.total)) {
            expect(behind.total, name).toEqual(part(of));
            told.set(input.figure, (told.get(input.figure) ?? 0) + 1);
          }
          for (const { by, key, part: shown } of behind.groups) {
            if ("suppressed" in shown) continue;
            const own = part(of.filter((each) => each[by] === key));
            expect(shown, `${name} ${by}`).toEqual(own);
            expect(isFew(own.people), "a group of few").toBe(false);
          }
        }
        const yesterday = plusDays(today, -1);
        const meant = people.filter(
          ({ person, startsOn, endsOn }) =>
            standing.has(person) && startsOn <= yesterday && (endsOn === null || endsOn >= yesterday),
        );
        const named = await call.analytics.look({ feature: "deal_won" });
        const lately = crew.done().filter(({ event, day }) => event === "deal_won" && day >= plusDays(today, -28));
        const ever = crew.done().filter(({ event, day }) => event === "deal_won" && day <= yesterday);
        const standingOf = (id: string) => {
          if (lately.some(({ person, day }) => person === id && day <= yesterday)) return "lately";
          return ever.some(({ person }) => person === id) ? "before" : "never";
        };
        const byId = (one: { personId: string }, other: { personId: string }) =>
          one.personId < other.personId ? -1 : 1;
        expect(named.people.map(({ name: _name, ...each }) => each).toSorted(byId)).toEqual(
          meant.map(({ person }) => ({ personId: person, standing: standingOf(person) })).toSorted(byId),
        );

        const groups = await call.analytics.groups();
        const there = people.filter(
          ({ startsOn, endsOn }) => startsOn <= today && (endsOn === null || endsOn >= today),
        );
        expect(groups.people).toBe(there.length);
        for (const { by, key, size } of groups.groups)
          if ("people" in size) expect(size.people).toBe(there.filter((each) => each[by] === key).length);
      }
    }),
    { numRuns: 3, endOnFailure: true },
  );
  expect(told.size, "numbers were compared, not only hidden").toBeGreaterThan(4);
});
