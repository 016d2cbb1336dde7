import { randomUUID } from "node:crypto";
import { openWorld, type TestOrganisation, type TestPerson, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerQuiz, buildCourse, smallCourse } from "../../test/factories";
import { CourseContent } from "../contract";
import { trainingModule } from "../index";
import type { router } from "../router";
import { theNextStepCourse } from "./the-next-step-course";

let world: World<typeof router>;
let organisation: TestOrganisation<typeof router>;
let author: TestPerson<typeof router>;
let ana: TestPerson<typeof router>;

beforeAll(async () => {
  world = await openWorld(trainingModule);
  organisation = await world.organisation();
  author = await organisation.person({ roles: ["administrator"] });
  ana = await organisation.person({ language: "es" });
});
afterAll(() => world.close());

describe("a course", () => {
  it("is a draft only its authors see until it is published, and again after it is taken back", async () => {
    const { courseId } = await author.call.courses.create({ submissionKey: randomUUID(), ...smallCourse });
    await expect(ana.call.learning.course({ courseId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await author.call.courses.publish({ courseId });
    expect(await ana.call.learning.course({ courseId })).toMatchObject({
      title: "Curso pequeño",
      summary: "Two lessons",
    });
    await author.call.courses.unpublish({ courseId });
    await expect(ana.call.learning.course({ courseId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("says a lesson in the reader's language, and in the other one where it was not written in theirs", async () => {
    const courseId = await buildCourse(author);
    const { lessonList } = await ana.call.learning.course({ courseId });
    const [first, second] = await Promise.all(
      lessonList.map(({ lessonId }) => ana.call.learning.lesson({ courseId, lessonId })),
    );
    expect(first).toMatchObject({ title: "Uno", writtenIn: "es" });
    expect(second).toMatchObject({ title: "Two", writtenIn: "en" });
  });

  it("is written once, however often the same submission arrives", async () => {
    const input = { submissionKey: randomUUID(), ...smallCourse };
    const [one, other] = [await author.call.courses.create(input), await author.call.courses.create(input)];
    expect(other).toEqual(one);
    expect((await author.call.courses.edit(one)).lessons).toHaveLength(2);
  });

  it("cannot draw another course's lesson into itself", async () => {
    const [one, other] = [await buildCourse(author), await buildCourse(author)];
    const { published: _published, ...content } = await author.call.courses.edit({ courseId: one });
    await expect(author.call.courses.update({ ...content, courseId: other })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("refuses a single-choice question with two right options, and one with none", () => {
    const [question] = smallCourse.questions;
    if (!question) throw new Error("the course asks something");
    for (const right of [true, false]) {
      const options = question.options.map((option) => ({ ...option, right }));
      expect(CourseContent.safeParse({ ...smallCourse, questions: [{ ...question, options }] }).success).toBe(false);
    }
  });

  it("is changed by its authors alone", async () => {
    const courseId = await buildCourse(author);
    const { published: _published, ...content } = await author.call.courses.edit({ courseId });
    const refusal = { code: "FORBIDDEN" };
    await expect(ana.call.courses.create({ submissionKey: randomUUID(), ...smallCourse })).rejects.toMatchObject(
      refusal,
    );
    await expect(ana.call.courses.update(content)).rejects.toMatchObject(refusal);
    await expect(ana.call.courses.publish({ courseId })).rejects.toMatchObject(refusal);
    await expect(ana.call.courses.unpublish({ courseId })).rejects.toMatchObject(refusal);
  });

  it("ends at the organisation: another one's course cannot be seen, taken, changed or assigned", async () => {
    const there = await world.organisation();
    const courseId = await buildCourse(await there.person({ roles: ["change_manager"] }));
    const refusal = { code: "NOT_FOUND" };
    await expect(ana.call.learning.course({ courseId })).rejects.toMatchObject(refusal);
    await expect(ana.call.learning.quiz({ courseId })).rejects.toMatchObject(refusal);
    await expect(answerQuiz(ana, courseId, true)).rejects.toMatchObject(refusal);
    await expect(author.call.courses.edit({ courseId })).rejects.toMatchObject(refusal);
    await expect(author.call.courses.update({ courseId, ...smallCourse })).rejects.toMatchObject(refusal);
    await expect(author.call.courses.unpublish({ courseId })).rejects.toMatchObject(refusal);
    await expect(author.call.assignments.assign({ courseId, to: { kind: "everybody" } })).rejects.toMatchObject(
      refusal,
    );
  });
});

describe("the course that comes with the product", () => {
  it("is whole in both languages, and short", () => {
    const content = CourseContent.parse(theNextStepCourse);
    const texts = [content, ...content.lessons, ...content.questions].map((part) =>
      "title" in part ? part.title : part.prompt,
    );
    const inner = content.questions.flatMap(({ options, explanation }) => [
      explanation,
      ...options.map(({ text }) => text),
    ]);
    for (const text of [...texts, ...inner, ...content.lessons.map(({ body }) => body)])
      expect(Object.keys(text).toSorted()).toEqual(["en", "es"]);
    expect(content.lessons).toHaveLength(4);
    expect(content.questions).toHaveLength(6);
    expect(content.lessons.reduce((minutes, lesson) => minutes + lesson.minutes, 0)).toBeLessThanOrEqual(15);
  });
});
