import { openWorld, type TestOrganisation, type World } from "@arraigo/directory/testing";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordUsage, telemetryModule } from "../src/index";
import { toldSteps } from "../src/sequences/split-funnel";

type Router = typeof telemetryModule.router;
type Person = Awaited<ReturnType<TestOrganisation<Router>["person"]>>;
let world: World<Router>;
beforeAll(async () => {
  world = await openWorld(telemetryModule);
});
afterAll(() => world.close());

const names = ["opened", "wrote", "won"] as const;
const question = {
  steps: names.map((event) => ({ event })),
  windowHours: 48,
  from: "2026-11-02",
  until: "2026-11-15",
};

/** Units, each with how many made all three steps, two, one and none; each unit on a day of its own. */
async function company(sizes: Record<string, readonly [number, number, number, number]>) {
  world.setNow("2026-11-18T12:00:00Z");
  const all = await world.organisation({ timeZone: "UTC" });
  const units = new Map<string, string>();
  let reader: Person | undefined;
  for (const [at, [name, parts]] of Object.entries(sizes).entries()) {
    const orgUnitId = await all.orgUnit(name);
    units.set(name, orgUnitId);
    for (const [missing, people] of parts.entries())
      for (let person = 0; person < people; person += 1) {
        const hired = await all.person({ orgUnitId, ...(reader ? {} : { roles: ["leader"] }) });
        reader ??= hired;
        await recordUsage(
          all.system,
          names.slice(0, names.length - missing).map((name, hour) => ({
            personId: hired.id,
            name,
            occurredAt: new Date(`2026-11-${String(3 + at).padStart(2, "0")}T1${hour}:00:00Z`),
            properties: {},
          })),
        );
      }
  }
  if (!reader) throw new Error("somebody reads");
  return { reader, units };
}

const few = (people: number) => people > 0 && people < 5;

/** How many made each step, everybody's and part by part; null where it is not told. */
async function table({ reader }: { reader: Person }, by: "unit" | "day") {
  const answer = await reader.call.analytics.funnel({ ...question, by });
  if ("hidden" in answer) throw new Error("everybody may be shown");
  const parts = new Map(
    answer.cut?.parts.map(({ key, funnel }) => [
      key,
      "steps" in funnel ? funnel.steps.map(({ people }) => people) : names.map(() => null),
    ]),
  );
  return { answer, all: answer.steps.map(({ people }) => people), parts };
}

/** At each step what everybody's figure leaves when all parts that tell it are taken away, and at how many of them it stops. */
function remainders({ all, parts }: Awaited<ReturnType<typeof table>>): number[] {
  const left = (step: number) => {
    const told = [...parts.values()].filter((steps) => steps[step] !== null);
    return (all[step] ?? 0) - told.reduce((sum, steps) => sum + (steps[step] ?? 0), 0);
  };
  return all.flatMap((people, step) => (people === null ? [] : [left(step)]));
}

describe("a funnel split by how far people got", () => {
  it("leaves nobody or enough at its last step when all groups that tell theirs are subtracted, and so day by day", async () => {
    // Both small units began with enough people, of whom one and two got to the end.
    const made = await company({
      Sales: [9, 0, 6, 0],
      Service: [8, 0, 7, 0],
      Finance: [1, 0, 7, 0],
      Systems: [2, 0, 6, 0],
    });
    for (const by of ["unit", "day"] as const) {
      const shown = await table(made, by);
      expect(shown.all).toEqual([46, 20, 20]);
      for (const left of remainders(shown)) expect(few(left), by).toBe(false);
      const ends = [...shown.parts.values()].map((steps) => steps.at(-1));
      expect(ends.filter((people) => people !== null).length, "and one more goes with them").toBe(1);
      expect(
        [...shown.parts.values()].every(([began]) => began !== null),
        "who began is told of each",
      ).toBe(true);
    }
    const alone = await made.reader.call.analytics.funnel({
      ...question,
      group: { by: "unit", key: made.units.get("Finance") ?? "" },
    });
    expect(alone, "asked alone, the same").toMatchObject({
      steps: [
        { people: 8, dropped: null, time: null },
        { people: null, fromStart: null, fromPrevious: null, time: { suppressed: "complement" } },
        { people: null, dropped: null, time: { suppressed: "complement" } },
      ],
      whole: { suppressed: "complement" },
    });
    const compared = await made.reader.call.analytics.compare({
      figure: "funnel",
      asked: question,
      against: { to: "every", by: "unit" },
    });
    const finance = "sets" in compared && compared.sets.find(({ group }) => group?.key === made.units.get("Finance"));
    expect(finance).toMatchObject({ people: 8, values: [null, null] });
  });

  it("tells no step between which and the next a few stop, of everybody either", async () => {
    // Two stop after the first step, seven after the second; nine finish.
    const made = await company({ Sales: [9, 7, 2, 4] });
    const { answer, all } = await table(made, "unit");
    expect(all).toEqual([18, null, 9]);
    expect(answer.steps.map(({ dropped }) => dropped)).toEqual([null, null, 9]);
    expect(answer.steps[2]).toMatchObject({ fromStart: 0.5, fromPrevious: null, time: { people: 9 } });
    // One of eighteen got to the end: neither how many did is told, nor how fast.
    const lone = await table(await company({ Sales: [1, 8, 9, 0] }), "unit");
    expect(lone.all).toEqual([18, 9, null]);
    expect(lone.answer.whole).toEqual({ suppressed: "complement" });
    const [figure] = await made.reader.call.insights.figures({
      questions: [{ tab: "funnel", steps: names.join(","), window: "w4" }],
    });
    expect(figure).toMatchObject({ measures: [{ value: 0.5 }, { value: 18 }, { value: 9 }] });
  });

  it("lists a unit of one whether that one began or not", async () => {
    for (const parts of [
      [1, 0, 0, 0],
      [0, 0, 0, 1],
    ] as const) {
      const made = await company({ Sales: [9, 0, 6, 0], Service: [8, 0, 7, 0], Lone: parts });
      const { answer } = await table(made, "unit");
      expect(answer.cut?.parts).toContainEqual({
        key: made.units.get("Lone"),
        people: null,
        funnel: { suppressed: "small" },
      });
    }
  });

  it("holds nobody or enough between any two steps that are told, and takes coarser parts from finer ones", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 2, maxLength: 8 }), (stops) => {
        const reached = stops.map((_, at) => stops.slice(at).reduce((sum, people) => sum + people, 0));
        if (few(reached[0] ?? 0)) return;
        const { levels, byDepth } = toldSteps(reached, 5);
        for (const level of levels) {
          expect(level.flat().toSorted(), "each state once").toEqual(stops.map((_, at) => String(at)));
          for (const states of level)
            expect(few(states.reduce((sum, state) => sum + (stops[Number(state)] ?? 0), 0))).toBe(false);
        }
        const [coarse, fine] = [levels[0] ?? [], levels.at(-1) ?? []];
        expect(fine.every((states) => coarse.some((some) => states.every((state) => some.includes(state))))).toBe(true);
        if (stops.every((people) => !few(people))) expect(byDepth.at(-1)?.size).toBe(stops.length);
      }),
    );
  });
});
