import type { Question } from "../insights-contract";
import { groupIn, type Step, steps, type UsageWindow, windowUnasked } from "../usage-contract";

/** A part of a question that is one of the given words; undefined where it says nothing known, as a page would read it. */
export function wordIn<const Word extends string>(
  question: Question,
  part: string,
  ...words: readonly Word[]
): Word | undefined {
  return words.find((word) => word === question[part]);
}

/** A part of a question that is one of the given numbers. */
export const numberIn = <const Value extends number>(question: Question, part: string, ...values: readonly Value[]) =>
  values.find((value) => value === question[part]);

export const textIn = (question: Question, part: string): string | undefined => {
  const said = question[part];
  return typeof said === "string" && said !== "" && said.length <= 200 ? said : undefined;
};

export const stepIn = (question: Question): Step => wordIn(question, "step", ...steps) ?? "week";
export const windowIn = (question: Question, unasked: UsageWindow = windowUnasked.other): UsageWindow =>
  wordIn(question, "window", "w4", "w12", "w26", "w52") ?? unasked;
export const chosenGroup = (question: Question) => groupIn(textIn(question, "group"));
