import { TextNotStorable } from "./errors";

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

function isStorable(text: string): boolean {
  return !text.includes("\u0000") && !loneSurrogate.test(text);
}

/** Refuses text that Postgres cannot keep (NUL, half of a surrogate pair), wherever in the input it hides. */
export function assertStorable(input: unknown, depthMax = 12): void {
  if (typeof input === "string") {
    if (!isStorable(input)) throw new TextNotStorable();
    return;
  }
  if (input === null || typeof input !== "object") return;
  if (depthMax === 0) throw new TextNotStorable();
  for (const [key, value] of Object.entries(input)) {
    assertStorable(key, depthMax - 1);
    assertStorable(value, depthMax - 1);
  }
}
