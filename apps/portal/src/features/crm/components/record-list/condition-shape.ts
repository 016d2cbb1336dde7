import type { ListOp } from "@arraigo/crm/list-fields";

export type Shape = "none" | "one" | "several" | "span" | "days";

/** What an operator compares with. */
export function shapeOf(op: ListOp): Shape {
  if (op === "isEmpty" || op === "isFilled") return "none";
  if (op === "anyOf") return "several";
  if (op === "between") return "span";
  return op === "inLastDays" || op === "inNextDays" ? "days" : "one";
}
