import type { z } from "zod";
import type { Language } from "./contract";
import type { Translate } from "./translate";

export interface FieldProblem {
  /** Dotted path into the input; empty where the whole input is meant. */
  field: string;
  problem: string;
}

type Issue = z.core.$ZodIssue;
type Said = [key: string, params?: Record<string, string | number>];

function sizeProblem(issue: Extract<Issue, { code: "too_small" | "too_big" }>): Said {
  const small = issue.code === "too_small";
  const bound = Number(small ? issue.minimum : issue.maximum);
  const params: Record<string, number> = small ? { minimum: bound } : { maximum: bound };
  if (issue.origin === "string") return [small ? "tooShort" : "tooLong", params];
  if (issue.origin === "array" || issue.origin === "set") return [small ? "tooFew" : "tooMany", params];
  return [small ? "tooSmall" : "tooBig", params];
}

function formatProblem(format: string): Said {
  if (format === "email") return ["email"];
  if (format === "date" || format === "datetime") return ["date"];
  if (format === "uuid") return ["identifier"];
  return ["format"];
}

/** What was sent at a path; zod leaves it out of its issues. */
function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined,
    input,
  );
}

function problemOf(issue: Issue, input: unknown): Said {
  switch (issue.code) {
    case "too_small":
    case "too_big":
      return sizeProblem(issue);
    case "invalid_format":
      return formatProblem(issue.format);
    case "invalid_type":
      return valueAt(input, issue.path) === undefined ? ["required"] : ["type"];
    case "invalid_value":
      return ["choice", { options: issue.values.map(String).join(", ") }];
    case "unrecognized_keys":
      return ["unknown"];
    default:
      return ["other"];
  }
}

/** Turns what zod found in an input into sentences that name the field and the remedy, in the person's language. */
export function describeIssues(
  issues: readonly Issue[],
  input: unknown,
  language: Language,
  translate: Translate,
): FieldProblem[] {
  return issues.slice(0, 20).map((issue) => {
    const [key, params] = problemOf(issue, input);
    const path = issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0] ?? ""] : issue.path;
    return { field: path.map(String).join("."), problem: translate(language, `platform.validation.${key}`, params) };
  });
}
