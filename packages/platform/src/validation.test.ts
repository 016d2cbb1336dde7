import { expect, test } from "vitest";
import { z } from "zod";
import { createTranslate } from "./translate";
import { describeIssues } from "./validation";

const Input = z.object({ name: z.string(), people: z.array(z.object({ age: z.int() })) }).strict();

function problems(input: unknown) {
  const { error } = Input.safeParse(input);
  return describeIssues(error?.issues ?? [], input, "en", createTranslate([])).map(
    ({ field, problem }) => `${field} ${problem}`,
  );
}

test("what is missing is told apart from what has the wrong type, however deep it lies", () => {
  expect(problems({ people: [{ age: 3 }] })).toEqual(["name is missing"]);
  expect(problems({ name: -1, people: [{ age: 3 }, { age: "four" }, {}] })).toEqual([
    "name has the wrong type",
    "people.1.age has the wrong type",
    "people.2.age is missing",
  ]);
  expect(problems(undefined)).toEqual([" is missing"]);
  expect(problems("text")).toEqual([" has the wrong type"]);
});

test("a field nobody asked for is named", () => {
  expect(problems({ name: "a", people: [], stranger: 1 })).toEqual(["stranger is not known here"]);
});
