export const uniqueViolation = "23505";
export const foreignKeyViolation = "23503";

/** Which rule of the database a write broke, where that is what went wrong; drizzle wraps the driver's error. */
export function brokenConstraint(error: unknown): { code: string; constraint: string } | undefined {
  for (let each: unknown = error; each instanceof Error; each = each.cause)
    if ("code" in each && "constraint" in each && typeof each.constraint === "string")
      return { code: String(each.code), constraint: each.constraint };
  return undefined;
}
