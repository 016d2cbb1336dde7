import { openWorld, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordUsage, telemetryModule } from "../src/index";
import { moveNames } from "../src/people/move-names";
import { funnelOf } from "../src/sequences/funnel";
import { readRawHorizon } from "../src/sequences/raw-horizon";
import { readRuns } from "../src/sequences/read-runs";
import { storeEvents } from "../src/store/store-events";
import { look } from "./looking";
import { plusDays } from "./oracle/naive-figures";
import { type Did, naiveQuantile, naiveRun, naiveWalk } from "./oracle/naive-sequences";

type Router = typeof telemetryModule.router;
let world: World<Router>;
beforeAll(async () => {
  world = await openWorld(telemetryModule);
});
afterAll(() => world.close());

/* Everywhere a day after the last week that is over, so that most of what is done is done at its end. */
const now = "2026-11-16T11:30:00Z";
const until = "2026-11-15";
const headcount = 9;
const names = ["opened", "wrote", "won", "ñandú"] as const;

const use = fc.record({
  person: fc.nat(headcount - 1),
  event: fc.constantFrom(...names),
  // Coarse, so that instants coincide; and far back, so that some lie before the days asked for.
  minutesAgo: fc.oneof(
    fc.integer({ min: 60, max: 130 }).map((steps) => steps * 20),
    fc.nat(200).map((steps) => steps * 240),
  ),
  big: fc.boolean(),
  twice: fc.boolean(),
});
const step = fc.record({
  event: fc.constantFrom(...names),
  filter: fc.constantFrom(undefined, undefined, undefined, true, false),
});
const scene = fc.record({
  zone: fc.constantFrom("Europe/Madrid", "America/Bogota", "Asia/Kathmandu", "Pacific/Apia"),
  uses: fc.array(use, { minLength: 110, maxLength: 200 }),
  late: fc.array(use, { maxLength: 25 }),
  steps: fc.array(step, { minLength: 2, maxLength: 4 }),
  windowHours: fc.constantFrom(2, 8, 24, 24 * 14),
  weeks: fc.integer({ min: 1, max: 8 }),
  gapMinutes: fc.constantFrom(20, 30, 240),
  direction: fc.constantFrom("after" as const, "before" as const),
  which: fc.constantFrom("first" as const, "latest" as const),
});

type Scene = typeof scene extends fc.Arbitrary<infer Drawn> ? Drawn : never;

async function play({ zone, uses, late }: Scene) {
  world.setNow(now);
  const company = await world.organisation({ timeZone: zone });
  const reader = await company.person({ roles: ["change_manager"] });
  const staff: Awaited<ReturnType<typeof company.person>>[] = [];
  for (let at = 0; at < headcount; at += 1) staff.push(await company.person());
  await look(world.test.ownerUrl, "update directory.people set starts_on = '2020-01-01' where organisation_id = $1", [
    company.id,
  ]);
  const done: Did[] = [];
  const record = async (some: typeof uses) => {
    const events = some.map(({ person, event, minutesAgo, big }) => ({
      personId: staff[person]?.id ?? "",
      name: event,
      occurredAt: new Date(Date.parse(now) - minutesAgo * 60_000),
      properties: { big },
    }));
    const sent = some.map((_, at) => `${company.id}-${done.length + at}`);
    await recordUsage(
      company.system,
      events.map((event, at) => ({ ...event, messageId: sent[at] })),
    );
    // What is sent again changes nothing.
    const again = events.flatMap((event, at) => (some[at]?.twice ? [{ ...event, messageId: sent[at] }] : []));
    await recordUsage(company.system, again);
    done.push(
      ...events.map(({ personId, name, occurredAt, properties }) => ({
        person: personId,
        event: name,
        at: occurredAt.getTime(),
        properties,
      })),
    );
  };
  return { company, reader, staff, done, first: () => record(uses), add: () => record(late) };
}

/** The instant at which a local day begins, by looking for it. */
function midnight(day: string, zone: string): number {
  const local = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" });
  for (let at = Date.parse(`${day}T00:00:00Z`) - 15 * 3_600_000; ; at += 900_000)
    if (local.format(at) >= day) return at;
}

describe("sequences, beside those worked out by trying everything", () => {
  it("are the same whatever the time zone, the filters, what coincides, what comes late and what comes twice", {
    timeout: 180_000,
  }, async () => {
    let [timed, told, branched] = [0, 0, 0];
    await fc.assert(
      fc.asyncProperty(scene, async (drawn) => {
        const { zone, windowHours, weeks, gapMinutes, direction, which } = drawn;
        const { company, reader, staff, done, first, add } = await play(drawn);
        const from = plusDays(until, 1 - 7 * weeks);
        const [began, before] = [midnight(from, zone), midnight(plusDays(until, 1), zone)];
        const steps = drawn.steps.map(({ event, filter }) => ({
          event,
          ...(filter === undefined ? {} : { filter: { big: filter } }),
        }));
        await first();
        for (const arrive of [undefined, add]) {
          await arrive?.();
          const known = done.filter(({ at }) => at >= began);
          const runs = staff
            .map(({ id }) =>
              naiveRun(
                known.filter(({ person }) => person === id),
                steps,
                { windowMs: windowHours * 3_600_000, startsBefore: before },
              ),
            )
            .filter((run) => run.length > 0);
          const funnel = await reader.call.analytics.funnel({ steps, windowHours, from, until });
          // Person by person, whether their number may be shown or not.
          const input = { steps, windowHours, from, until };
          const read = await readRuns(company.system, input, await readRawHorizon(company.system));
          const theirs = read.runs.map(({ times }) => times.map((at) => at + began));
          expect(theirs.map(String).toSorted()).toEqual(runs.map(String).toSorted());
          const all = funnelOf(theirs, steps.length);
          const reached = steps.map((_, at) => runs.filter((run) => run.length > at).length);
          for (const [at, { time, people, dropped, fromStart }] of all.steps.entries()) {
            expect(people).toBe(reached[at]);
            expect(dropped).toBe(runs.filter((run) => run.length === at + 1).length);
            expect(fromStart).toBe(runs.length === 0 ? null : people / runs.length);
            const between = runs.filter((run) => run.length > at).map((run) => (run[at] ?? 0) - (run[at - 1] ?? 0));
            sameTime(time, at === 0 ? [] : between);
            if (time && people > 1) timed += 1;
          }
          sameTime(
            all.whole,
            runs.filter((run) => run.length === steps.length).map((run) => (run.at(-1) ?? 0) - (run[0] ?? 0)),
          );
          if ("hidden" in funnel) expect(few(runs.length)).toBe(true);
          else {
            const isTold = funnel.steps.map(({ people }) => people !== null);
            if (reached.every((people, at) => !few(people - (reached[at + 1] ?? 0))))
              expect(funnel.steps, "each of nobody or enough").toEqual(all.steps);
            for (const [at, { time, people, dropped, fromStart }] of funnel.steps.entries()) {
              if (people === null) {
                expect([dropped, fromStart, time]).toEqual([null, null, { suppressed: "complement" }]);
                continue;
              }
              expect([people, fromStart, time]).toEqual([reached[at], all.steps[at]?.fromStart, all.steps[at]?.time]);
              const next = reached.findIndex((_, step) => step > at && isTold[step]);
              expect(few(people - (reached[next] ?? 0)), "between two that are told").toBe(false);
              told += 1;
            }
          }
          const asked = { event: "opened", direction, which, steps: 3 };
          const paths = await reader.call.analytics.paths({ ...asked, gapMinutes, from, until });
          const walks = staff.flatMap(({ id }) => {
            const theirs = done.filter(({ person }) => person === id);
            const walk = naiveWalk(theirs, { ...asked, from: began, before, gapMs: gapMinutes * 60_000 });
            return walk ? [walk] : [];
          });
          if ("hidden" in paths) expect(walks.length).toBeLessThan(5);
          else {
            expect(paths.people).toBe(walks.length);
            sameTree(paths.branches, walks, 0);
            branched += paths.branches.length;
          }
        }
      }),
      { numRuns: 40 },
    );
    expect(timed, "times were compared, not only the hiding of them").toBeGreaterThan(30);
    expect(told).toBeGreaterThan(30);
    expect(branched).toBeGreaterThan(40);
  });

  it("follow a name to whom it is given later", async () => {
    world.setNow(now);
    const company = await world.organisation();
    const reader = await company.person({ roles: ["administrator"] });
    const staff: Awaited<ReturnType<typeof company.person>>[] = [];
    for (let at = 0; at < 6; at += 1) staff.push(await company.person());
    const ask = () =>
      reader.call.analytics.funnel({
        steps: [{ event: "opened" }, { event: "won" }],
        windowHours: 24,
        from: "2026-11-09",
        until,
      });
    const rows = staff.flatMap(({ id }, at) =>
      ["opened", "won"].map((n, later) => ({
        ...(at === 0 ? { r: "outside-name" } : { p: id }),
        m: `${id}-${n}`,
        n,
        o: new Date(Date.parse("2026-11-12T10:00:00Z") + later * 600_000).toISOString(),
      })),
    );
    await inTransaction(company.system, (tx) => storeEvents(tx, rows, new Date(now)));
    const before = await ask();
    expect("steps" in before && before.steps.map(({ people }) => people)).toEqual([5, 5]);
    await reader.call.names.map({ userRef: "outside-name", personId: staff[0]?.id ?? "" });
    await moveNames(company.system, {});
    const after = await ask();
    expect("steps" in after && after.steps.map(({ people }) => people)).toEqual([6, 6]);
    expect("steps" in after && after.whole).toMatchObject({ people: 6, half: 600 });
  });
});

const few = (people: number) => people > 0 && people < 5;

/** A time is that of everybody who made the step. */
function sameTime(shown: object | null, milliseconds: readonly number[]) {
  if (milliseconds.length === 0) return expect(shown).toBeNull();
  const seconds = milliseconds.map((each) => each / 1_000);
  const near = (share: number) => expect.closeTo(naiveQuantile(seconds, share), 6);
  expect(shown).toEqual({ people: seconds.length, quarter: near(0.25), half: near(0.5), threeQuarters: near(0.75) });
}

interface Shown {
  kind: string;
  event: string | null;
  people: number;
  next: Shown[];
}

/** Every branch shown is walked by as many as it says, and the branches of a place are everybody who came there. */
function sameTree(branches: readonly Shown[], walks: readonly string[][], place: number) {
  if (branches.length === 0) return;
  expect(branches.reduce((sum, { people }) => sum + people, 0)).toBe(walks.length);
  for (const { kind, event, people, next } of branches) {
    if (kind === "other") continue;
    const some = walks.filter((walk) => (walk[place] ?? null) === event);
    expect(people).toBe(some.length);
    sameTree(next, some, place + 1);
  }
}
