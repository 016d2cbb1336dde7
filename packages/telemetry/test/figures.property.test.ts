import { openWorld, type World } from "@arraigo/directory/testing";
import { isoWeekday } from "@arraigo/platform/calendar";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordUsage, telemetryModule } from "../src/index";
import { look } from "./looking";
import {
  type Done,
  type Employed,
  naiveActive,
  naiveActiveDays,
  naiveBreadth,
  naiveLicences,
  naiveRetention,
  naiveStickiness,
  plusDays,
} from "./oracle/naive-figures";

type Router = typeof telemetryModule.router;
let world: World<Router>;
beforeAll(async () => {
  world = await openWorld(telemetryModule);
});
afterAll(() => world.close());

const zones = ["Europe/Madrid", "America/Bogota", "Asia/Kathmandu", "Pacific/Apia"];
const now = "2026-11-18T11:30:00Z";
const headcount = 12;

const use = fc.record({
  person: fc.nat(headcount - 1),
  event: fc.constantFrom("deal_won", "case_solved", "ñandú"),
  minutesAgo: fc.oneof(fc.nat(60 * 24 * 60), fc.nat(60 * 24 * 200)),
});
const stay = fc.record({ startedDaysAgo: fc.integer({ min: -2, max: 300 }), leftDaysAgo: fc.option(fc.nat(120)) });
const scene = fc.record({
  zone: fc.constantFrom(...zones),
  stays: fc.array(stay, { minLength: headcount, maxLength: headcount }),
  before: fc.array(use, { maxLength: 60 }),
  /** Arrive after everything was read once: late, back-dated, repeated. */
  late: fc.array(use, { maxLength: 25 }),
});

async function play({ zone, stays, before, late }: typeof scene extends fc.Arbitrary<infer Scene> ? Scene : never) {
  world.setNow(now);
  const company = await world.organisation({ timeZone: zone });
  const localDay = (at: Date) => new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(at);
  const today = localDay(new Date(now));
  const reader = await company.person({ roles: ["change_manager"] });
  const staff: Employed[] = [];
  for (const { startedDaysAgo, leftDaysAgo } of stays) {
    const startsOn = plusDays(today, -startedDaysAgo);
    const left = leftDaysAgo === null ? null : plusDays(today, -leftDaysAgo);
    const person = await company.person();
    const endsOn = left !== null && left >= startsOn ? left : null;
    await look(world.test.ownerUrl, "update directory.people set starts_on = $2, ends_on = $3 where id = $1", [
      person.id,
      startsOn,
      endsOn,
    ]);
    staff.push({ person: person.id, unit: "none", startsOn, endsOn });
  }
  const starts = await look<{ starts_on: string }>(
    world.test.ownerUrl,
    "select starts_on::text from directory.people where id = $1",
    [reader.id],
  );
  const people: Employed[] = [
    ...staff,
    { person: reader.id, unit: "none", startsOn: starts[0]?.starts_on ?? today, endsOn: null },
  ];
  const done: Done[] = [];
  const record = async (uses: typeof before) => {
    const events = uses.map(({ person, event, minutesAgo }) => ({
      personId: staff[person]?.person ?? "",
      name: event,
      occurredAt: new Date(Date.parse(now) - minutesAgo * 60_000),
      properties: {},
    }));
    await recordUsage(company.system, events);
    done.push(
      ...events.map(({ personId, name, occurredAt }) => ({ person: personId, event: name, day: localDay(occurredAt) })),
    );
  };
  return { call: reader.call.analytics, people, done, today, read: () => record(before), add: () => record(late) };
}

const thereOn = (people: readonly Employed[], day: string) =>
  people.filter(({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || endsOn >= day)).length;

/** A state of so few would point at them. */
const isFew = (some: number) => some > 0 && some < 5;

describe("every figure, beside one worked out the slow way from what was done", () => {
  it("is the same whatever the time zone, who came and left, and however late it arrived", {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(scene, async (drawn) => {
        const { call, people, done, today, read, add } = await play(drawn);
        await read();
        for (const arrive of [undefined, add]) {
          await arrive?.();
          const until = plusDays(today, -1);
          const from = plusDays(until, -27);
          for (const step of ["day", "workday", "week", "month"] as const)
            for (const event of [undefined, "deal_won"]) {
              const active = await call.active({
                from: plusDays(today, -70),
                until: today,
                step,
                ...(event ? { event } : {}),
              });
              if ("hidden" in active) {
                expect(thereOn(people, today)).toBeLessThan(5);
                continue;
              }
              const some = done.filter((each) => event === undefined || each.event === event);
              for (const { start, end, running, cadence, ...point } of active.points) {
                const slow = naiveActive(some, people, start, end);
                expect(cadence).toBe(step === "workday" ? "day" : step);
                if (step === "workday") expect(isoWeekday(start)).toBeLessThan(6);
                expect(running).toBe(end >= today);
                if ("hidden" in point) expect(slow.people).toBeLessThan(5);
                // How often is told or not (uses-disclosure.test.ts), and never another number.
                else expect({ ...point, uses: point.uses ?? slow.uses }).toEqual(slow);
              }
            }
          const frequency = await call.frequency({});
          if ("hidden" in frequency) expect(thereOn(people, until)).toBeLessThan(5);
          else {
            const slow = naiveStickiness(done, people, from, until);
            const days = naiveActiveDays(done, people, from, until);
            const isSplit = !isFew(slow.window) && !isFew(days[0] ?? 0);
            expect(frequency.stickiness.window).toBe(isSplit ? slow.window : null);
            expect(frequency.stickiness.daily).toBeCloseTo(slow.daily, 9);
            expect(frequency.stickiness.workingDaily).toBeCloseTo(slow.workingDaily, 9);
            expect(frequency.activeDays === null).toBe(!isSplit);
            for (const { least, most, people: some } of frequency.activeDays ?? []) {
              expect(some).toBe(days.slice(least, most + 1).reduce((sum, count) => sum + count, 0));
              expect(isFew(some)).toBe(false);
            }
            const breadth = naiveBreadth(done, people, from, until);
            expect(frequency.breadth.people).toBe(isSplit ? breadth.people : null);
            for (const part of ["features", "depth", "frequency"] as const)
              if (breadth[part] === null || !isSplit) expect(frequency.breadth[part]).toBeNull();
              else expect(frequency.breadth[part]).toBeCloseTo(breadth[part], 9);
            if (isSplit) expect(frequency.features?.reduce((sum, bar) => sum + bar.people, 0)).toBe(frequency.people);
          }
          const licences = await call.licences({ by: "unit" });
          if (!("hidden" in licences)) {
            const { active, dormant, never, people: all } = naiveLicences(done, people, from, until);
            const isSplit = !isFew(active) && !isFew(all - active);
            const isApart = isSplit && !isFew(dormant) && !isFew(never);
            expect(licences.total).toEqual({
              people: all,
              active: isSplit ? active : null,
              inactive: isSplit ? all - active : null,
              dormant: isApart ? dormant : null,
              never: isApart ? never : null,
            });
          }
          for (const kind of ["nth", "unbounded"] as const) {
            const kept = await call.retention({ step: "week", periods: 10, kind });
            if ("hidden" in kept) continue;
            const past = done.filter(({ day }) => day <= until);
            const slow = naiveRetention(past, kept.cohorts, kind);
            kept.cohorts.forEach((cohort, at) => {
              if ("back" in cohort)
                expect({ people: cohort.people, back: cohort.back }).toEqual({
                  people: slow[at]?.people,
                  back: slow[at]?.back,
                });
              else expect(slow[at]?.people).toBeLessThan(13);
            });
          }
        }
      }),
      { numRuns: 12 },
    );
  });
});
