import { openWorld, type World } from "@arraigo/directory/testing";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordUsage, telemetryModule } from "../src/index";
import { openRollouts } from "./following";
import { look } from "./looking";
import { type Done, plusDays } from "./oracle/naive-figures";
import { naiveBounds, naiveFollow, naiveMedian, naiveSurvival, type Since } from "./oracle/naive-time";

type Router = typeof telemetryModule.router;
let world: World<Router>;
beforeAll(async () => {
  world = await openWorld(telemetryModule);
});
afterAll(() => world.close());

const zones = ["Europe/Madrid", "America/Bogota", "Pacific/Apia"];
const now = "2026-11-18T11:30:00Z";
const headcount = 24;
const recordedDays = 150;

const scene = fc.record({
  zone: fc.constantFrom(...zones),
  stays: fc.array(
    fc.record({
      startedDaysAgo: fc.integer({ min: 0, max: 170 }),
      leftDaysAgo: fc.option(fc.nat(120)),
      unit: fc.nat(2),
      adoptedAfter: fc.option(fc.nat(90)),
      lapses: fc.boolean(),
    }),
    { minLength: headcount, maxLength: headcount },
  ),
  uses: fc.array(
    fc.record({
      person: fc.nat(headcount - 1),
      event: fc.constantFrom("deal_won", "case_solved"),
      daysAgo: fc.integer({ min: 0, max: recordedDays - 2 }),
      matches: fc.boolean(),
    }),
    { maxLength: 60 },
  ),
});
type Scene = typeof scene extends fc.Arbitrary<infer Drawn> ? Drawn : never;

async function play({ zone, stays, uses }: Scene) {
  world.setNow(now);
  const company = await world.organisation({ timeZone: zone });
  const localDay = (at: Date) => new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(at);
  const today = localDay(new Date(now));
  const reader = await company.person({ roles: ["change_manager"] });
  // Long with the company: their start is not known well enough to be followed.
  await look(world.test.ownerUrl, "update directory.people set starts_on = '2020-01-01' where id = $1", [reader.id]);
  const units = [await company.orgUnit(), await company.orgUnit(), await company.orgUnit()];
  const role = await company.jobRole();
  const people: (Since & { unit: string; adoptedOn: string | undefined; lapses: boolean })[] = [];
  for (const { startedDaysAgo, leftDaysAgo, unit, adoptedAfter, lapses } of stays) {
    const from = plusDays(today, -startedDaysAgo);
    const left = leftDaysAgo === null ? null : plusDays(today, -leftDaysAgo);
    const person = await company.person({ orgUnitId: units[unit] ?? "", jobRoleId: role });
    const until = left !== null && left >= from ? left : null;
    await look(world.test.ownerUrl, "update directory.people set starts_on = $2, ends_on = $3 where id = $1", [
      person.id,
      from,
      until,
    ]);
    const adoptedOn = adoptedAfter === null ? undefined : plusDays(from, adoptedAfter);
    people.push({ person: person.id, from, until, unit: units[unit] ?? "", adoptedOn, lapses });
  }
  // The reader's first use is the day recording began.
  const events = [
    { personId: reader.id, name: "hello", occurredAt: new Date(Date.parse(now) - recordedDays * 86_400_000) },
    ...uses.map(({ person, event, daysAgo, matches }) => ({
      personId: people[person]?.person ?? "",
      name: event,
      occurredAt: new Date(Date.parse(now) - daysAgo * 86_400_000),
      properties: { stage: matches ? "won" : "lost" },
    })),
  ].map((event) => ({ properties: {}, ...event }));
  await recordUsage(company.system, events);
  const done = events.map(({ personId, name, occurredAt, properties }) => ({
    person: personId,
    event: name,
    day: localDay(occurredAt),
    stage: (properties as { stage?: string }).stage,
  }));
  return { company, call: reader.call.analytics, people, done, today, role };
}

type Answer = Awaited<ReturnType<Awaited<ReturnType<typeof play>>["call"]["timeTo"]>>;

function expectFigure(answer: Answer, followed: ReturnType<typeof naiveFollow>, unitOf: (person: string) => string) {
  if ("hidden" in answer) {
    expect(followed.length).toBeLessThan(5);
    return;
  }
  const isCut = (day: number) => answer.cutAt !== null && day >= answer.cutAt;
  expect(answer.people).toBe(followed.length);
  expect(answer.reached).toBe(followed.filter(({ event }) => event).length);
  for (const { day, share, lower, upper, atRisk } of answer.points) {
    const slow = naiveSurvival(followed, day);
    const bounds = naiveBounds(slow);
    expect(isCut(day)).toBe(false);
    expect(atRisk).toBe(followed.filter(({ days }) => days >= day).length);
    expect(atRisk > 0 && atRisk < 5).toBe(false);
    expect(share).toBeCloseTo(1 - slow.share, 9);
    if (bounds === null) expect([lower, upper]).toEqual([null, null]);
    else {
      expect(lower).toBeCloseTo(1 - bounds[1], 9);
      expect(upper).toBeCloseTo(1 - bounds[0], 9);
    }
  }
  const expectMedian = (
    figure: { median: number | null; lower: number | null; upper: number | null },
    some: typeof followed,
    cutAt: number | null,
  ) => {
    const slow = naiveMedian(some);
    const said = (days: number | null) => (days === null || (cutAt !== null && days >= cutAt) ? null : days);
    expect(figure.median).toBe(said(slow.median));
    expect(figure.lower).toBe(said(slow.median) === null ? null : said(slow.lower));
    expect(figure.upper).toBe(said(slow.median) === null ? null : said(slow.upper));
  };
  expectMedian(answer, followed, answer.cutAt);
  const hidden = answer.groups.filter(({ time }) => "suppressed" in time);
  const inHidden = hidden.reduce(
    (sum, { key }) => sum + followed.filter((each) => unitOf(each.person) === key).length,
    0,
  );
  // What is hidden holds nobody, or enough that nobody can be told apart by subtraction.
  expect(inHidden > 0 && inHidden < 5).toBe(false);
  for (const { key, time } of answer.groups) {
    if ("suppressed" in time) continue;
    const own = followed.filter((each) => unitOf(each.person) === key);
    expect(own.length === 0 || own.length >= 5).toBe(true);
    expect(time.people).toBe(own.length);
    const weeks = Array.from({ length: 60 }, (_, week) => week * 7);
    const cutAt = weeks.find((day) => [1, 2, 3, 4].includes(own.filter(({ days }) => days >= day).length)) ?? null;
    expectMedian(time, own, cutAt);
  }
}

describe("how long it takes, beside Kaplan and Meier by hand", () => {
  it("is the same from joining and from go-live, to a first use, a first value and a habit, with whoever left and whoever has not got there", {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(scene, async (drawn) => {
        const { company, call, people, done, today, role } = await play(drawn);
        const until = plusDays(today, -1);
        const unitOf = (person: string) => people.find((each) => each.person === person)?.unit ?? "none";
        const since = done.map(({ day }) => day).toSorted()[0] ?? "";
        const known = people.filter(({ from }) => from >= since);

        for (const event of [undefined, "deal_won"] as const) {
          const some = done.filter((each) => event === undefined || each.event === event);
          const answer = await call.timeTo({ start: "joining", by: "unit", ...(event ? { event } : {}) });
          expectFigure(answer, naiveFollow(some, known, until), unitOf);
        }

        const rollouts = openRollouts(world.test.ownerUrl);
        const rolloutId = await rollouts.rollout(company.id);
        const asked = { jobRoleId: role };
        await rollouts.behaviour(company.id, rolloutId, { ...asked, event: "deal_won", filter: { stage: "won" } });
        const second = await rollouts.behaviour(company.id, rolloutId, { ...asked, event: "case_solved" });
        await rollouts.scope(
          company.id,
          rolloutId,
          today,
          people.map(({ person, from, until: left, adoptedOn, lapses }) => ({
            personId: person,
            from,
            until: left,
            spells: adoptedOn ? [{ adoptedOn, lapsedOn: lapses ? plusDays(adoptedOn, 30) : null }] : [],
          })),
        );
        const counts = ({ event, stage }: (typeof done)[number]) => event === "case_solved" || stage === "won";
        const value = await call.timeTo({ start: "goLive", rolloutId, to: "value", by: "unit" });
        expectFigure(value, naiveFollow(done.filter(counts), known, until), unitOf);
        const one = await call.timeTo({ start: "goLive", rolloutId, to: "value", behaviourId: second, by: "unit" });
        expectFigure(
          one,
          naiveFollow(
            done.filter(({ event }) => event === "case_solved"),
            known,
            until,
          ),
          unitOf,
        );
        const habit = await call.timeTo({ start: "goLive", rolloutId, to: "habit", by: "unit" });
        const adopted = people.flatMap(({ person, adoptedOn }): Done[] =>
          adoptedOn ? [{ person, event: "", day: adoptedOn }] : [],
        );
        expectFigure(habit, naiveFollow(adopted, people, today), unitOf);
      }),
      { numRuns: 10 },
    );
  });
});
