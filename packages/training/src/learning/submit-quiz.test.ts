import { randomUUID } from "node:crypto";
import { openWorld, type TestOrganisation, type TestPerson, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerQuiz, buildCourse, readEverything, smallCourse } from "../../test/factories";
import { trainingModule } from "../index";
import type { router } from "../router";

let world: World<typeof router>;
let organisation: TestOrganisation<typeof router>;
let author: TestPerson<typeof router>;

beforeAll(async () => {
  world = await openWorld(trainingModule);
  organisation = await world.organisation();
  author = await organisation.person({ roles: ["change_manager"] });
});
afterAll(() => world.close());

describe("what is right", () => {
  it("is in no answer a learner gets before passing: not in the course, a lesson, the quiz, nor a failed result", async () => {
    const courseId = await buildCourse(author);
    const ana = await organisation.person();
    const course = await ana.call.learning.course({ courseId });
    const lessonId = course.lessonList[0]?.lessonId ?? "";
    const asked = [
      course,
      await ana.call.learning.mine(),
      await ana.call.learning.lesson({ courseId, lessonId }),
      await ana.call.learning.quiz({ courseId }),
    ];
    for (const answer of asked) expect(JSON.stringify(answer)).not.toMatch(/"right":(true|false)|Because of/u);
    const failed = await answerQuiz(ana, courseId, false);
    expect(failed.passed).toBe(false);
    expect(failed.questions.flatMap(({ options }) => options.map(({ right }) => right))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it("is told with the explanation once the quiz is passed, and can be looked up again", async () => {
    const courseId = await buildCourse(author);
    const ana = await organisation.person({ language: "es" });
    const result = await answerQuiz(ana, courseId, true);
    expect(result).toMatchObject({ right: 2, asked: 2, passed: true, completed: false });
    expect(result.questions[0]).toMatchObject({ prompt: "Pregunta 1", explanation: "Por 1", isRight: true });
    expect(result.questions[0]?.options.map(({ right }) => right)).toEqual([true, false]);
    expect((await ana.call.learning.lastResult({ courseId })).questions).toEqual(result.questions);
  });

  it("is for authors alone to edit", async () => {
    const courseId = await buildCourse(author);
    for (const role of ["employee", "people_manager", "sponsor", "leader"] as const) {
      const person = await organisation.person({ roles: [role] });
      await expect(person.call.courses.edit({ courseId })).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(person.call.courses.list()).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
  });
});

describe("an attempt", () => {
  it("counts once, however often the same submission arrives, and counts as use", async () => {
    const courseId = await buildCourse(author);
    const ana = await organisation.person();
    const key = randomUUID();
    const results = await Promise.all([1, 2, 3].map(() => answerQuiz(ana, courseId, false, key)));
    expect(new Set(results.map(({ attemptsLeftToday }) => attemptsLeftToday))).toEqual(new Set([1]));
    expect(world.usage.at(-1)).toMatchObject({ name: "training.quiz_submitted", personId: ana.id });
  });

  it("is refused beyond the day's limit, even when two arrive together, and allowed again the next day", async () => {
    world.setNow("2026-11-18T22:00:00Z");
    const courseId = await buildCourse(author);
    const ana = await organisation.person({ timeZone: "America/Bogota" });
    const results = await Promise.allSettled([1, 2, 3].map(() => answerQuiz(ana, courseId, false)));
    expect(results.filter(({ status }) => status === "rejected")).toHaveLength(1);
    world.setNow("2026-11-19T04:00:00Z"); // still the 18th in Bogotá
    await expect(answerQuiz(ana, courseId, true)).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
    world.setNow("2026-11-19T12:00:00Z");
    expect((await answerQuiz(ana, courseId, true)).passed).toBe(true);
  });

  it("is refused where the quiz was changed meanwhile, or answers leave a question out", async () => {
    const courseId = await buildCourse(author);
    const ana = await organisation.person();
    const { questions } = await ana.call.learning.quiz({ courseId });
    const answers = questions.map(({ questionId }) => ({ questionId, optionIds: [] }));
    const submit = (given: typeof answers) =>
      ana.call.learning.submitQuiz({ courseId, submissionKey: randomUUID(), answers: given });
    await expect(submit(answers.slice(1))).rejects.toMatchObject({ code: "CONFLICT" });
    const draft = await author.call.courses.edit({ courseId });
    const { published: _published, ...content } = draft;
    await author.call.courses.update({ ...content, questions: smallCourse.questions });
    await expect(submit(answers)).rejects.toMatchObject({ code: "CONFLICT" });
  });
});

describe("completing a course", () => {
  it("takes every lesson and the quiz, in either order, and is published and counted once", async () => {
    for (const quizFirst of [true, false]) {
      const courseId = await buildCourse(author);
      const ana = await organisation.person();
      if (quizFirst) await answerQuiz(ana, courseId, true);
      expect((await ana.call.learning.course({ courseId })).completedAt).toBeNull();
      await readEverything(ana, courseId);
      if (!quizFirst) await answerQuiz(ana, courseId, true);
      await readEverything(ana, courseId);
      expect((await ana.call.learning.course({ courseId })).completedAt).not.toBeNull();
      const published = world.published.filter(({ event }) => event === "training.course_completed");
      expect(published.filter(({ payload }) => JSON.stringify(payload).includes(courseId))).toHaveLength(1);
      const usage = world.usage.filter(
        ({ name, personId }) => name === "training.course_completed" && personId === ana.id,
      );
      expect(usage).toHaveLength(1);
    }
  });

  it("goes on where somebody left off", async () => {
    const courseId = await buildCourse(author);
    const ana = await organisation.person();
    const { lessonList } = await ana.call.learning.course({ courseId });
    const [first, second] = lessonList.map(({ lessonId }) => ({ courseId, lessonId }));
    if (!first || !second) throw new Error("the course has two lessons");
    await ana.call.learning.openLesson(first);
    expect(world.usage.at(-1)).toMatchObject({ name: "training.lesson_opened", personId: ana.id });
    expect((await ana.call.learning.mine()).goOn).toMatchObject({ courseId, read: 0, next: { number: 1 } });
    await ana.call.learning.readLesson(first);
    expect((await ana.call.learning.mine()).goOn).toMatchObject({
      courseId,
      read: 1,
      next: { number: 2 },
      minutesLeft: 5,
    });
    await ana.call.learning.readLesson(second);
    expect((await ana.call.learning.mine()).goOn).toMatchObject({ courseId, next: { kind: "quiz" } });
  });

  it("keeps what was read when the author changes another lesson", async () => {
    const courseId = await buildCourse(author);
    const ana = await organisation.person();
    await readEverything(ana, courseId);
    const { published: _published, ...content } = await author.call.courses.edit({ courseId });
    const [first, ...rest] = content.lessons;
    if (!first) throw new Error("the course has lessons");
    await author.call.courses.update({ ...content, lessons: [{ ...first, lessonId: undefined }, ...rest] });
    expect(await ana.call.learning.course({ courseId })).toMatchObject({ lessons: 2, read: 1 });
  });
});
