import { openWorld, type World } from "@arraigo/directory/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { telemetryModule } from "../src/index";
import { openRollouts } from "./following";
import { look } from "./looking";
import {
  naiveActive,
  naiveActiveDays,
  naiveBreadth,
  naiveLicences,
  naiveRetention,
  naiveStickiness,
  plusDays,
} from "./oracle/naive-figures";
import { naiveOffer } from "./oracle/naive-offers";
import { naiveRun, naiveWalk } from "./oracle/naive-sequences";
import { naiveFollow, naiveMedian } from "./oracle/naive-time";
import { crewEvents, crewScene, openRandomCrew, type RandomCrew } from "./random-crew";

type Router = typeof telemetryModule.router;
let world: World<Router>;
beforeAll(async () => {
  world = await openWorld(telemetryModule);
});
afterAll(() => world.close());

/** The last day of the week that is over, all scenes being on a Wednesday wherever they are. */
const sundayBefore = (today: string) => {
  let day = plusDays(today, -1);
  while (new Date(`${day}T00:00:00Z`).getUTCDay() !== 0) day = plusDays(day, -1);
  return day;
};
const share = (part: number, of: number) => (of === 0 ? null : part / of);

async function previewIsRight({ call, people, roles, today, done }: RandomCrew): Promise<number> {
  let told = 0;
  const until = sundayBefore(today);
  for (const role of [null, roles[0] ?? ""])
    for (const filter of [null, { won: true }]) {
      const asked = { event: "deal_won", filter, targetCount: 2, cadence: "week" as const, jobRoleId: role };
      const { periods, asked: size, ever, knownSince } = await call.catalogue.preview(asked);
      const there = people.filter(
        ({ startsOn, endsOn, role: own }) =>
          startsOn <= until && (endsOn === null || endsOn >= until) && (role === null || own === role),
      );
      if (size !== null) expect(size).toBe(there.length);
      const matching = done().filter(({ event, properties }) => event === "deal_won" && (!filter || properties.won));
      const did = (from: string, last: string) =>
        there
          .map(({ person }) =>
            matching.filter((each) => each.person === person && each.day >= from && each.day <= last),
          )
          .map(({ length }) => length)
          .filter((times) => times > 0);
      if (ever !== null) expect(ever).toBe(did(knownSince, until).length);
      expect(periods.map(({ period }) => period)).toEqual(
        Array.from({ length: 12 }, (_, week) => plusDays(until, -6 - 7 * (11 - week))),
      );
      for (const { period, people: some, events, met } of periods) {
        const times = did(period, plusDays(period, 6));
        if (some !== null) expect(some, period).toBe(times.length);
        if (events !== null) expect(events, period).toBe(times.reduce((sum, each) => sum + each, 0));
        if (met !== null) expect(met, period).toBe(times.filter((each) => each >= 2).length);
        told += Number(some !== null);
      }
    }
  return told;
}

const steps = [{ event: "deal_won" }, { event: "case_solved" }];
/** One insight of each page. */
const questions = {
  active: { tab: "active", step: "week", window: "w12", event: "deal_won" },
  often: { tab: "often" },
  back: { tab: "back", step: "week", window: "w12", kind: "nth" },
  access: { tab: "access" },
  offer: { tab: "offer" },
  time: { tab: "time", start: "joining" },
  funnel: { tab: "funnel", steps: "deal_won,case_solved", within: 336, window: "w4" },
  paths: { tab: "paths", event: "deal_won", way: "after", which: "first", far: 1, gap: 240, window: "w4" },
} as const;
type Tab = keyof typeof questions;
/** What each number is now, and was before; what is left out was not said before by any page. */
type Slow = Readonly<Record<string, readonly (number | null | undefined)[]>>;

/** Every page's numbers, worked out the slow way. */
async function slowNumbers({ call, people, today, zone, done }: RandomCrew, standing: ReadonlyMap<string, string>) {
  const [yesterday, sunday] = [plusDays(today, -1), sundayBefore(today)];
  const all = done();
  const won = all.filter(({ event }) => event === "deal_won");
  const weeks = [0, 7].map((back) => naiveActive(won, people, plusDays(sunday, -6 - back), plusDays(sunday, -back)));
  const windows = [1, 29].map((back) => [all, people, plusDays(today, -27 - back), plusDays(today, -back)] as const);
  const breadths = windows.map((window) => naiveBreadth(...window));
  const sticky = windows.map((window) => naiveStickiness(...window));
  const uses = windows.map((window) => naiveLicences(...window));

  const page = await call.analytics.retention({ step: "week", periods: 12, kind: "nth" });
  const cohorts = "cohorts" in page ? page.cohorts : [];
  const until = all.filter(({ day }) => day <= yesterday);
  const came = naiveRetention(until, cohorts, "nth").filter((_, at) => "back" in (cohorts[at] ?? {}));
  // Four weeks later, or where nobody who is shown began that long ago, the longest time there is.
  const oldest = (later: number) => came.filter(({ people: some, back }) => some > 0 && back.length > later);
  const later = [4, 3, 2, 1].find((weeksLater) => oldest(weeksLater).length > 0) ?? 1;
  const pooled = (some: typeof came) =>
    share(
      some.reduce((sum, { back }) => sum + (back[later] ?? 0), 0),
      some.reduce((sum, { people: began }) => sum + began, 0),
    );

  const askings = [{ event: "deal_won", onlyWon: false, standing }];
  const offered = naiveOffer(all, people, { askings, event: "deal_won", onlyWon: false, until: yesterday });
  const offers = await call.analytics.offers({});
  const feature = "features" in offers ? offers.features.find(({ key }) => key === "deal_won")?.people : undefined;
  // Told where neither those who do it nor those who do not are few, as the page decides; the only one anybody is asked for.
  const isTold = feature !== undefined && "verdict" in feature && ["used", "nobodyUses"].includes(feature.verdict);
  const [used, idle] = [isTold && offered.recent > 0, isTold && offered.recent === 0].map(Number);

  const first = all.map(({ day }) => day).toSorted()[0] ?? today;
  const joined = people.filter(({ startsOn }) => startsOn >= first);
  const followed = naiveFollow(
    all,
    joined.map(({ person, startsOn, endsOn }) => ({ person, from: startsOn, until: endsOn })),
    yesterday,
  );

  const local = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" });
  const midnight = (day: string) => {
    for (let at = Date.parse(`${day}T00:00:00Z`) - 15 * 3_600_000; ; at += 900_000)
      if (local.format(at) >= day) return at;
  };
  const sequences = [0, 28].map((back) => {
    const [from, last] = [plusDays(sunday, -27 - back), plusDays(sunday, -back)];
    const [began, before] = [midnight(from), midnight(plusDays(last, 1))];
    const there = people.filter(({ startsOn, endsOn }) => startsOn <= last && (endsOn === null || endsOn >= from));
    const runs = there
      .map(({ person }) => all.filter((each) => each.person === person))
      .map((theirs) =>
        naiveRun(
          theirs.filter(({ at }) => at >= began),
          steps,
          { windowMs: 336 * 3_600_000, startsBefore: before },
        ),
      )
      .filter((run) => run.length > 0);
    const asked = { event: "deal_won", from: began, before, direction: "after", which: "first", steps: 1 } as const;
    const walks = there.flatMap(({ person }) => {
      const theirs = all.filter((each) => each.person === person);
      const walk = naiveWalk(theirs, { ...asked, gapMs: 240 * 60_000 });
      return walk ? [walk[0] ?? ""] : [];
    });
    const finished = runs.filter((run) => run.length === 2).length;
    const most = Math.max(0, ...["", ...crewEvents].map((way) => walks.filter((walk) => walk === way).length));
    return { began: runs.length, finished, walked: walks.length, most };
  });

  return {
    active: {
      active: weeks.map((week) => week.active),
      share: weeks.map((week) => share(week.active, week.people)),
      uses: weeks.map((week) => week.uses),
    },
    often: {
      frequency: breadths.map(({ frequency }) => frequency),
      breadth: breadths.map(({ features }) => features),
      depth: breadths.map(({ depth }) => depth),
      stickiness: sticky.map(({ daily, window }) => share(daily, window)),
      idle: windows.map((window) => naiveActiveDays(...window)[0]),
    },
    back: { return: [pooled(oldest(later)), pooled(oldest(later + 1))] },
    access: {
      activeShare: uses.map((use) => share(use.active, use.people)),
      dormant: uses.map(({ dormant }) => dormant),
      never: uses.map(({ never }) => never),
    },
    offer: { usedShare: [used], usedFeatures: [used], idleFeatures: [idle] },
    time: { median: [naiveMedian(followed).median], reached: [followed.filter(({ event }) => event).length] },
    funnel: {
      began: sequences.map(({ began }) => began),
      finished: sequences.map(({ finished }) => finished),
      finishedShare: sequences.map(({ began, finished }) => share(finished, began)),
    },
    paths: {
      walked: sequences.map(({ walked }) => walked),
      commonWay: sequences.map(({ most, walked }) => share(most, walked)),
    },
  } satisfies Record<Tab, Slow>;
}

/** What the tiles of a dashboard show, and what alerts on the same numbers write down: on the spot, or by the job of the night. */
async function tilesAreRight(crew: RandomCrew, standing: ReadonlyMap<string, string>, told: Map<string, number>) {
  const { call, company } = crew;
  const insightIds: string[] = [];
  for (const [name, question] of Object.entries(questions))
    insightIds.push((await call.insights.save({ name, question, sharedRoles: [] })).id);
  const { id } = await call.dashboards.save({ name: "All", insightIds, sharedRoles: [] });
  const tiles = (await call.dashboards.list()).find((dashboard) => dashboard.id === id)?.insights ?? [];
  const answers = await call.insights.figures({ questions: tiles.map(({ question }) => question) });
  const slow: Record<Tab, Slow> = await slowNumbers(crew, standing);
  const shown = new Map<string, number | null>();
  for (const [at, tile] of tiles.entries()) {
    const answer = answers[at];
    if (!answer || !("measures" in answer)) continue;
    for (const { key, ...number } of answer.measures) {
      const expected = slow[tile.name as Tab][key] ?? [];
      for (const [then, value] of [number.value, number.before].entries()) {
        if (value === null || expected[then] === undefined) continue;
        const name = `${tile.name} ${key} ${then === 0 ? "now" : "before"}`;
        expect(value, name).toBeCloseTo(expected[then] ?? Number.NaN, 9);
        told.set(tile.name, (told.get(tile.name) ?? 0) + 1);
      }
      shown.set(`${tile.id} ${key}`, number.value);
      await call.alerts.save({ insightId: tile.id, measure: key, condition: "above", threshold: 0 });
    }
  }
  const written = async () => {
    const mine = (await call.alerts.list()).filter(({ insight }) => insightIds.includes(insight.id));
    return new Map(mine.map(({ insight, measure, lastValue }) => [`${insight.id} ${measure}`, lastValue]));
  };
  expect(await written(), "as soon as the line is drawn").toEqual(shown);
  await look(
    world.test.ownerUrl,
    "update telemetry.alerts set checked_on = null, last_value = -1 where organisation_id = $1",
    [company.id],
  );
  await telemetryModule.jobs.checkAlerts?.(company.system, {});
  expect(await written(), "and in the night").toEqual(shown);
}

it("a preview, each tile of a dashboard, and what an alert looks at is what counting person by person says, now and before", {
  timeout: 120_000,
}, async () => {
  const told = new Map<string, number>();
  let previewed = 0;
  await fc.assert(
    fc.asyncProperty(crewScene, async (drawn) => {
      const crew = await openRandomCrew(world, drawn);
      const rollouts = openRollouts(world.test.ownerUrl);
      const rolloutId = await rollouts.rollout(crew.company.id);
      const asked = { jobRoleId: crew.roles[0] ?? "", event: "deal_won" };
      const behaviourId = await rollouts.behaviour(crew.company.id, rolloutId, asked);
      const standing = new Map(crew.people.map(({ person }) => [person, "trying"]));
      await rollouts.standing(crew.company.id, rolloutId, behaviourId, Object.fromEntries(standing));
      for (const arrive of crew.turns) {
        await arrive();
        previewed += await previewIsRight(crew);
        await tilesAreRight(crew, standing, told);
      }
    }),
    { numRuns: 3, endOnFailure: true },
  );
  expect(previewed, "previews were compared, not only hidden").toBeGreaterThan(0);
  expect(told.size, "numbers were compared, not only hidden").toBeGreaterThan(4);
});
