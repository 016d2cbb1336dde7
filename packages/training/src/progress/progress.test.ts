import { openWorld, type TestOrganisation, type TestPerson, type World } from "@arraigo/directory/testing";
import { isSuppressed } from "@arraigo/platform/disclosure";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerQuiz, buildCourse, readEverything } from "../../test/factories";
import { assignCourse, recordCompletions, trainingModule } from "../index";
import type { router } from "../router";
import { assessmentScore } from "./assessment-score";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(trainingModule);
});
afterAll(() => world.close());

type Organisation = TestOrganisation<typeof router>;

async function peopleIn(organisation: Organisation, size: number, options: Parameters<Organisation["person"]>[0] = {}) {
  const people: TestPerson<typeof router>[] = [];
  for (let n = 0; n < size; n += 1) people.push(await organisation.person(options));
  return people;
}

async function setUp(privacyMode: "team" | "works_council", size: number) {
  const organisation = await world.organisation({ privacyMode });
  const author = await organisation.person({ roles: ["change_manager"] });
  const lead = await organisation.person({ roles: ["people_manager"] });
  const team = await peopleIn(organisation, size, { managerId: lead.id });
  const courseId = await buildCourse(author);
  await assignCourse(organisation.system, { courseId, to: { kind: "people", personIds: team.map(({ id }) => id) } });
  return { organisation, author, lead, team, courseId };
}

describe("a manager's view of the team", () => {
  it("names everybody below with where they stand, and no score", async () => {
    const { lead, team, courseId } = await setUp("team", 2);
    const [ana] = team;
    if (!ana) throw new Error("a team has people");
    await readEverything(ana, courseId);
    await answerQuiz(ana, courseId, true);
    const view = await lead.call.progress.team();
    if (view.shown !== "by_name") throw new Error("by name in team mode");
    expect(view.people.map(({ courses }) => courses[0]?.state).toSorted()).toEqual(["done", "not_begun"]);
    expect(JSON.stringify(view)).not.toMatch(/score|right/u);
  });

  it("is together only with a works council, and nothing below ten people", async () => {
    for (const [size, hidden] of [
      [9, true],
      [10, false],
    ] as const) {
      const { lead, team } = await setUp("works_council", size);
      const view = await lead.call.progress.team();
      if (view.shown !== "together") throw new Error("together with a works council");
      expect(isSuppressed(view.courses[0]?.figure)).toBe(hidden);
      for (const { id } of team) expect(JSON.stringify(view)).not.toContain(id);
    }
  });

  it("is for people managers alone, and never shows somebody else's team", async () => {
    const { organisation, author } = await setUp("team", 2);
    const other = await organisation.person({ roles: ["people_manager"] });
    expect(await other.call.progress.team()).toEqual({ shown: "by_name", people: [] });
    await expect(author.call.progress.team()).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("progress by unit", () => {
  it("hides a unit of four, and another one so that it cannot be worked out", async () => {
    const organisation = await world.organisation();
    const author = await organisation.person({ roles: ["change_manager"] });
    const head = await organisation.orgUnit("Head");
    const sizes = { Small: 4, Middle: 6, Large: 9 };
    for (const [name, size] of Object.entries(sizes))
      await peopleIn(organisation, size, { orgUnitId: await organisation.orgUnit(name, head) });
    const courseId = await buildCourse(author);
    await assignCourse(organisation.system, { courseId, to: { kind: "orgUnit", orgUnitId: head } });
    const { units, total } = await author.call.progress.units({ courseId });
    const shown = Object.fromEntries(
      units.map(({ name, figure }) => [name, isSuppressed(figure) ? figure.suppressed : figure.assigned]),
    );
    expect(shown).toEqual({ Head: 19, Small: "small", Middle: "complement", Large: 9 });
    expect(total).toMatchObject({ assigned: 19, completed: 0 });
  });

  it("is for change managers, sponsors and leaders, not for employees", async () => {
    const { organisation, courseId } = await setUp("team", 1);
    for (const role of ["sponsor", "leader"] as const) {
      const person = await organisation.person({ roles: [role] });
      expect(isSuppressed((await person.call.progress.units({ courseId })).total)).toBe(true);
      expect(await person.call.progress.courses()).toHaveLength(1);
    }
    const employee = await organisation.person();
    await expect(employee.call.progress.units({ courseId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(employee.call.progress.courses()).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("what adoption reads", () => {
  it("is the latest score of each assigned assessment; who answered none is absent, not zero", async () => {
    const { organisation, team, courseId } = await setUp("team", 2);
    const [ana, leo] = team;
    if (!ana || !leo) throw new Error("a team of two");
    await answerQuiz(ana, courseId, false);
    await answerQuiz(ana, courseId, true);
    const window = { from: "2026-01-01", to: "2026-12-31" };
    const scores = await assessmentScore.perPerson?.(organisation.system, [ana.id, leo.id], window);
    expect(scores?.get(ana.id)).toMatchObject({ numerator: 1, denominator: 1 });
    expect(scores?.has(leo.id)).toBe(false);
  });
});

describe("recording progress in bulk", () => {
  it("completes whoever read everything and reached the pass mark, at the time given, and nobody else", async () => {
    const { organisation, team, courseId } = await setUp("team", 3);
    const at = new Date("2026-10-05T09:00:00Z");
    const [done, failed, half] = team;
    if (!done || !failed || !half) throw new Error("a team of three");
    const { completed } = await recordCompletions(organisation.system, courseId, [
      { personId: done.id, at, scorePercent: 100 },
      { personId: failed.id, at, scorePercent: 50 },
      { personId: half.id, at, lessonsRead: 1 },
    ]);
    expect(completed).toBe(1);
    expect((await done.call.learning.course({ courseId })).completedAt).toBe(at.toISOString());
    expect(await failed.call.learning.course({ courseId })).toMatchObject({
      read: 2,
      passed: false,
      completedAt: null,
    });
    expect(await half.call.learning.course({ courseId })).toMatchObject({ read: 1, lastAttempt: null });
  });
});
