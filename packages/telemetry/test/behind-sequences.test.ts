import { openWorld, type World } from "@arraigo/directory/testing";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { telemetryModule } from "../src/index";
import { plusDays } from "./oracle/naive-figures";
import { crewScene, isFew, openRandomCrew, type RandomCrew } from "./random-crew";

type Router = typeof telemetryModule.router;
let world: World<Router>;
beforeAll(async () => {
  world = await openWorld(telemetryModule);
});
afterAll(() => world.close());

const steps = [{ event: "deal_won" }, { event: "case_solved" }, { event: "ñandú" }];
type Figure = Parameters<RandomCrew["call"]["analytics"]["people"]>[0];

/** Who is behind a number, checked against all that is told of it: nobody or enough in each part, and in what the parts leave. */
async function behind({ call }: RandomCrew, figure: Figure) {
  const answer = await call.analytics.people(figure);
  if ("hidden" in answer || "suppressed" in answer.total) return null;
  const { total, groups } = answer;
  for (const by of ["unit", "role"] as const) {
    const told = groups.flatMap((group) => (group.by === by && "people" in group.part ? [group.part] : []));
    const left = (of: (part: { people: number; counted: number }) => number) =>
      of(total) - told.reduce((sum, part) => sum + of(part), 0);
    for (const of of [left, (each: Parameters<typeof left>[0]) => each(total)])
      for (const count of [
        of(({ counted }) => counted),
        of(({ people, counted }) => people - counted),
        of(({ people }) => people),
      ])
        expect(isFew(count), JSON.stringify([figure, by, total, told])).toBe(false);
    for (const { people, counted } of told)
      expect([people, counted, people - counted].some(isFew), JSON.stringify([figure, by])).toBe(false);
  }
  return { ...total, named: answer.names };
}

interface Branch {
  kind: string;
  event: string | null;
  people: number;
  next: Branch[];
}
const waysOf = (
  branches: readonly Branch[],
  before: string[] = [],
): { way: string[]; end: boolean; people: number }[] =>
  branches.flatMap(({ kind, event, people, next }) => {
    if (kind === "other") return [];
    const way = event === null ? before : [...before, event];
    return [{ way, end: kind === "end", people }, ...waysOf(next, way)];
  });

describe("who is behind a step or a way", () => {
  it("is as many as its page says, in groups from which no few can be worked out, and without names", {
    timeout: 120_000,
  }, async () => {
    let told = 0;
    await fc.assert(
      fc.asyncProperty(crewScene, async (drawn) => {
        const crew = await openRandomCrew(world, drawn);
        for (const arrive of crew.turns) await arrive();
        const stretch = { from: plusDays(crew.today, -34), until: crew.today };
        const asked = { ...stretch, steps, windowHours: 24 * 14 };
        const page = await crew.call.analytics.funnel(asked);
        for (const [step] of steps.entries())
          for (const part of ["reached", "dropped"] as const) {
            const found = await behind(crew, { figure: "funnel", asked, step, part });
            const shown = "steps" in page ? page.steps[step]?.[part === "reached" ? "people" : "dropped"] : null;
            expect(found?.counted ?? null, `${part} ${step}`).toBe(shown ?? null);
            if (found) expect(found.named).toBe("noBehaviour");
            told += Number(found !== null);
          }
        const walk = { ...stretch, event: "deal_won", direction: "after", which: "latest", steps: 3 } as const;
        const path = { ...walk, gapMinutes: 24 * 60 };
        const paths = await crew.call.analytics.paths(path);
        for (const { way, end, people } of "branches" in paths ? waysOf(paths.branches) : []) {
          const found = await behind(crew, { figure: "paths", asked: path, way, end });
          expect(found?.counted, way.join()).toBe(people);
          told += 1;
        }
        const unknown: Figure = { figure: "paths", asked: path, way: ["never_done"], end: false };
        if ("branches" in paths) await expect(crew.call.analytics.people(unknown)).rejects.toThrow("NotFound");
      }),
      { numRuns: 4, endOnFailure: true },
    );
    expect(told, "something was told, not only hidden").toBeGreaterThan(0);
  });
});
