import { useState } from "react";
import { problemOf } from "../../lib/problem";
import { useProblemToast } from "../../lib/use-problem-toast";

/** What a form makes of a refusal: at the field it is about where there is one, else as a toast. */
export function useRecordForm() {
  const problem = useProblemToast();
  const [errors, setErrors] = useState<Record<string, string>>({});
  return {
    errors,
    clear: () => setErrors({}),
    refused: (error: unknown) => {
      const { fields, field, message } = problemOf(error);
      const named =
        fields.length > 0
          ? fields.map((each) => [each.field, each.problem] as const)
          : field && message
            ? [[field, message] as const]
            : [];
      setErrors(Object.fromEntries(named));
      if (named.length === 0) problem(error);
    },
  };
}

/** What was typed, by the input's name. An empty input says "nothing", which is null. */
export function typed(form: HTMLFormElement) {
  const data = new FormData(form);
  const text = (name: string): string | null => {
    const value = data.get(name);
    return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
  };
  return { text };
}
