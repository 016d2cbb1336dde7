import { describe, expect, it } from "vitest";
import { grade, isRight, say, standingIn } from "./course";

const question = (right: boolean[]) => ({
  id: "q",
  kind: "multiple" as const,
  options: right.map((each, index) => ({ optionId: String(index), right: each })),
});

describe("grading", () => {
  it("takes exactly the right options: one missing or one too many is wrong", () => {
    const asked = question([true, true, false]);
    expect(isRight(asked, ["0", "1"])).toBe(true);
    expect(isRight(asked, ["1", "0", "0"])).toBe(true);
    expect(isRight(asked, ["0"])).toBe(false);
    expect(isRight(asked, ["0", "1", "2"])).toBe(false);
    expect(isRight(asked, [])).toBe(false);
  });

  it("passes at the pass mark, not only above it, and counts what was left out as wrong", () => {
    const questions = [1, 2, 3, 4, 5].map((n) => ({ ...question([true, false]), id: String(n) }));
    const answers = (right: number) => new Map(questions.slice(0, right).map(({ id }) => [id, ["0"]]));
    expect(grade(questions, answers(4), 80)).toEqual({ right: 4, asked: 5, passed: true });
    expect(grade(questions, answers(3), 80)).toEqual({ right: 3, asked: 5, passed: false });
  });
});

describe("a text in two languages", () => {
  it("falls back to the language it was written in", () => {
    expect(say({ en: "Hello", es: "Hola" }, "es")).toBe("Hola");
    expect(say({ en: "Hello" }, "es")).toBe("Hello");
    expect(say({ es: "Hola" }, "en")).toBe("Hola");
  });
});

describe("where somebody goes on", () => {
  const lesson = (id: string, read: boolean) => ({ id, minutes: 3, openedAt: null, readAt: read ? new Date() : null });
  it("is the first lesson not read, then the quiz, then nothing", () => {
    const rest = { hasQuiz: true, passed: false, attempted: false };
    expect(standingIn({ lessons: [lesson("a", true), lesson("b", false)], ...rest })).toMatchObject({
      next: { kind: "lesson", lessonId: "b", number: 2 },
      minutesLeft: 5,
    });
    expect(standingIn({ lessons: [lesson("a", true)], ...rest }).next).toEqual({ kind: "quiz" });
    expect(standingIn({ lessons: [lesson("a", true)], ...rest, passed: true }).next).toBeNull();
  });
});
