import type { ConditionOp } from "./list-procedures";

export type Shape = "none" | "one" | "several" | "span" | "days";

/** What an operator compares with. */
export function shapeOf(op: ConditionOp): Shape {
  if (op === "isEmpty" || op === "isFilled") return "none";
  if (op === "anyOf") return "several";
  if (op === "between") return "span";
  return op === "inLastDays" || op === "inNextDays" ? "days" : "one";
}
