import { openWorld, type World } from "@arraigo/directory/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { telemetryModule } from "../src/index";
import { openRollouts } from "./following";
import {
  type Employed,
  naiveActive,
  naiveActiveDays,
  naiveBreadth,
  naiveLicences,
  naiveRetention,
  naiveStickiness,
  plusDays,
} from "./oracle/naive-figures";
import { naiveOffer } from "./oracle/naive-offers";
import { naiveRun } from "./oracle/naive-sequences";
import { naiveFollow, naiveMedian } from "./oracle/naive-time";
import { crewScene, isFew, openRandomCrew, type RandomCrew } from "./random-crew";

type Router = typeof telemetryModule.router;
let world: World<Router>;
beforeAll(async () => {
  world = await openWorld(telemetryModule);
});
afterAll(() => world.close());

type Question = Parameters<RandomCrew["call"]["analytics"]["compare"]>[0];
type Answer = Exclude<Awaited<ReturnType<RandomCrew["call"]["analytics"]["compare"]>>, { hidden: unknown }>;
type Found = Answer["sets"][number];
/** What a set must say, worked out the slow way; null where the page that has the figure does not tell it. */
type Slow = (set: Found, people: readonly Employed[]) => (number | null)[] | Promise<(number | null)[]>;

const share = (part: number, of: number) => (of === 0 ? null : part / of);
const funnelSteps = [{ event: "deal_won" }, { event: "case_solved" }, { event: "ñandú" }];
const windowHours = 24 * 14;

function slowFigures({ call, people, today, zone, ...crew }: RandomCrew, adopted: ReadonlyMap<string, string>) {
  const until = plusDays(today, -1);
  const known = crew.done();
  const done = () => known;
  const often: Slow = (set, some) => {
    const all = [done(), some, set.from, set.until] as const;
    const [sticky, breadth, days] = [naiveStickiness(...all), naiveBreadth(...all), naiveActiveDays(...all)];
    const there = days.reduce((sum, count) => sum + count, 0);
    const band = (least: number, most: number) =>
      share(
        days.slice(least, most + 1).reduce((sum, count) => sum + count, 0),
        there,
      );
    return [
      breadth.frequency,
      share(sticky.daily, sticky.window),
      share(sticky.workingDaily, sticky.window),
      breadth.features,
      breadth.depth,
      ...[band(0, 0), band(1, 7), band(8, 15), band(16, 28)],
    ];
  };
  const access: Slow = (set, some) => {
    const use = naiveLicences(done(), some, set.from, set.until);
    return [use.active, use.dormant, use.never].map((part) => share(part, use.people));
  };
  const back: Slow = async (set, some) => {
    const unit = set.group?.key;
    const page = await call.analytics.retention({ step: "week", periods: 16, kind: "nth", ...(unit ? { unit } : {}) });
    if (!("cohorts" in page)) return [];
    const ids = new Set(some.map(({ person }) => person));
    const theirs = done().filter(({ person, day }) => ids.has(person) && day <= until);
    const cohorts = naiveRetention(theirs, page.cohorts, "nth").filter(
      ({ start }, at) => "back" in (page.cohorts[at] ?? {}) && start >= set.from && start <= set.until,
    );
    return [1, 2, 4].map((after) => {
      const old = cohorts.filter((cohort) => cohort.back.length > after);
      return share(
        old.reduce((sum, cohort) => sum + (cohort.back[after] ?? 0), 0),
        old.reduce((sum, cohort) => sum + cohort.people, 0),
      );
    });
  };
  const local = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" });
  const midnight = (day: string) => {
    for (let at = Date.parse(`${day}T00:00:00Z`) - 15 * 3_600_000; ; at += 900_000)
      if (local.format(at) >= day) return at;
  };
  const funnel: Slow = (set, some) => {
    const [first, last] = [midnight(set.from), midnight(plusDays(set.until, 1))];
    const there = some.filter(({ startsOn, endsOn }) => startsOn <= set.until && (!endsOn || endsOn >= set.from));
    const runs = there
      .map(({ person }) =>
        naiveRun(
          done().filter((each) => each.person === person && each.at >= first),
          funnelSteps,
          { windowMs: windowHours * 3_600_000, startsBefore: last },
        ),
      )
      .filter((run) => run.length > 0);
    return [1, 2].map((step) => share(runs.filter((run) => run.length > step).length, runs.length));
  };
  const active: Slow = async (set, some) => {
    const page = await call.analytics.active({
      from: set.from,
      until: set.until,
      step: "week",
      event: "deal_won",
      ...(set.group ? { group: set.group } : {}),
    });
    const { since } = await call.analytics.events();
    if (!("points" in page)) return [];
    const over = page.points.filter(
      (point) => !("hidden" in point) && !point.running && since !== null && point.start >= since,
    );
    if (over.length === 0) return [null, null];
    const won = done().filter(({ event }) => event === "deal_won");
    const slow = over.map(({ start, end }) => naiveActive(won, some, start, end));
    const sum = (of: (point: (typeof slow)[number]) => number) => slow.reduce((all, point) => all + of(point), 0);
    return [sum((point) => point.active) / sum((point) => point.people), sum((point) => point.active) / slow.length];
  };
  const time: Slow = (_set, some) => {
    const followed = naiveFollow(
      [...adopted].map(([person, day]) => ({ person, event: "", day })),
      some.map(({ person, startsOn, endsOn }) => ({ person, from: startsOn, until: endsOn })),
      today,
    );
    const weeks = Array.from({ length: 80 }, (_, week) => week * 7);
    const cutAt = weeks.find((day) => isFew(followed.filter(({ days }) => days >= day).length)) ?? null;
    const { median } = naiveMedian(followed);
    const isSaid = median !== null && (cutAt === null || median < cutAt);
    return [isSaid ? median : null, share(followed.filter(({ event }) => event).length, followed.length)];
  };
  return { people, often, access, back, funnel, active, time };
}

it("says of every group, and of two times, what counting person by person says of each", {
  timeout: 120_000,
}, async () => {
  const told = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(
      crewScene,
      fc.array(fc.oneof(fc.nat(90), fc.constant(null)), { minLength: 6, maxLength: 9 }),
      async (drawn, after) => {
        const crew = await openRandomCrew(world, drawn);
        const { company, call, people, units, roles, today, done } = crew;
        const rollouts = openRollouts(world.test.ownerUrl);
        const rolloutId = await rollouts.rollout(company.id);
        const asked = { jobRoleId: roles[0] ?? "", event: "deal_won" };
        const behaviourId = await rollouts.behaviour(company.id, rolloutId, asked);
        const standing = new Map(people.map(({ person }, at) => [person, at % 7 === 3 ? "waiting" : "trying"]));
        await rollouts.standing(company.id, rolloutId, behaviourId, Object.fromEntries(standing));
        const adopted = new Map(
          people.flatMap(({ person, startsOn }, at) => {
            const days = after[at % after.length] ?? null;
            return days === null ? [] : [[person, plusDays(startsOn, days)] as const];
          }),
        );
        const scope = people.map(({ person, startsOn, endsOn }) => {
          const day = adopted.get(person);
          const spells = day ? [{ adoptedOn: day, lapsedOn: null }] : [];
          return { personId: person, from: startsOn, until: endsOn, spells };
        });
        await rollouts.scope(company.id, rolloutId, today, scope);
        for (const arrive of crew.turns) await arrive();
        const slow = slowFigures(crew, adopted);
        const offer: Slow = (set, some) => {
          const counts = naiveOffer(done(), some, {
            askings: [{ event: "deal_won", onlyWon: false, standing }],
            event: "deal_won",
            onlyWon: false,
            until: set.until,
          });
          // Where few did it, or few did not, the feature is neither used nor idle.
          const isTold = set.values[3] !== null;
          const [used, idle] = [isTold && counts.recent > 0, isTold && counts.recent === 0].map(Number);
          return [isTold ? (used ?? 0) : null, used ?? 0, idle ?? 0, share(counts.recent, counts.able)];
        };
        const stretch = { from: plusDays(today, -34), until: today };
        const figures: [Record<string, unknown> & { figure: Question["figure"] }, Slow][] = [
          [{ figure: "often" }, slow.often],
          [{ figure: "access" }, slow.access],
          [{ figure: "back", asked: { step: "week", periods: 8, kind: "nth" } }, slow.back],
          [{ figure: "funnel", asked: { ...stretch, steps: funnelSteps, windowHours } }, slow.funnel],
          [{ figure: "active", asked: { ...stretch, step: "week", event: "deal_won" } }, slow.active],
          [{ figure: "time", asked: { start: "goLive", rolloutId, to: "habit" } }, slow.time],
          [{ figure: "offer" }, offer],
        ];
        for (const [question, expected] of figures) {
          const isToday = question.figure === "time" || question.figure === "offer";
          const besides = [
            { to: "every", by: "unit" },
            { to: "group", group: { by: "role", key: roles[0] ?? "" } },
            ...(isToday ? [] : [{ to: "period", period: "before" }]),
          ];
          for (const against of besides) {
            const group = against.to === "every" ? {} : { group: { by: "unit", key: units[0] ?? "" } };
            const answer = await call.analytics.compare({ ...question, ...group, against } as Question);
            if (!("sets" in answer)) continue;
            for (const set of answer.sets) {
              if (set.hidden) {
                expect([set.people, set.values]).toEqual([null, []]);
                continue;
              }
              const own = people.filter((each) => !set.group || each[set.group.by] === set.group.key);
              const values = await expected(set, own);
              for (const [at, value] of set.values.entries()) {
                const name = `${question.figure} ${answer.measures[at]?.key}`;
                if (value === null) continue;
                expect(values[at], `${name} of ${JSON.stringify(set.group)} ${against.to}`).toBeCloseTo(value, 9);
                told.set(question.figure, (told.get(question.figure) ?? 0) + 1);
              }
            }
          }
        }
      },
    ),
    { numRuns: 3, endOnFailure: true },
  );
  expect(told.size, "values were compared, not only hidden").toBeGreaterThan(1);
});
