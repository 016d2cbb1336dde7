import { useState } from "react";
import { type Problem, problemOf } from "./problem";
import { useProblemToast } from "./use-problem-toast";

/**
 * A form's refusal, shown at the field it is about. `fields` are the inputs the form has; a problem with none of them is said as
 * a toast, so that nothing is swallowed.
 */
export function useFieldProblem(fields: readonly string[]): {
  refuse: (error: unknown) => void;
  clear: () => void;
  at: (field: string) => string | undefined;
} {
  const [problem, setProblem] = useState<Problem>();
  const say = useProblemToast();
  return {
    clear: () => setProblem(undefined),
    refuse: (error) => {
      const found = problemOf(error);
      if (fields.some((field) => sentenceAt(found, field) !== undefined)) setProblem(found);
      else say(error);
    },
    at: (field) => problem && sentenceAt(problem, field),
  };
}

/** `name` answers for `name.en` as well: the form shows one place where the server looks at several. */
function sentenceAt(problem: Problem, field: string): string | undefined {
  const concerns = (name: string) => name === field || name.startsWith(`${field}.`);
  const refused = problem.fields.find((each) => concerns(each.field));
  if (refused) return refused.problem;
  return problem.field !== undefined && concerns(problem.field) ? problem.message : undefined;
}
