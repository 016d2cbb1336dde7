import { depthMax } from "./limits";

const halfPair = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** The text without NUL, and with the sign for unreadable in place of halves of surrogate pairs. */
export function storableText(text: string): string {
  return text.replaceAll("\u0000", "").replace(new RegExp(halfPair, "g"), "\uFFFD");
}

export function isStorableText(text: string): boolean {
  return !text.includes("\u0000") && !halfPair.test(text);
}

/**
 * What keeps a value out of the database: text it cannot hold (NUL, half of a surrogate pair), or nesting without end. Undefined
 * where nothing does. Plain recursion over own keys, bounded by depth, because it runs for every event that arrives.
 */
export function unstorableBecause(value: unknown, depth = depthMax): "text_not_storable" | "too_deep" | undefined {
  if (typeof value === "string") return isStorableText(value) ? undefined : "text_not_storable";
  if (value === null || typeof value !== "object") return undefined;
  if (depth === 0) return "too_deep";
  for (const key in value) {
    if (!Object.hasOwn(value, key)) continue;
    if (!isStorableText(key)) return "text_not_storable";
    const reason = unstorableBecause((value as Record<string, unknown>)[key], depth - 1);
    if (reason) return reason;
  }
  return undefined;
}
