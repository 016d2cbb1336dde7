import type { PaletteHit } from "../lib/feature";
import { wordsOf } from "./words-of";

/**
 * What several searches found, as one list: the search with the nearest title first, so that a whole name and Enter opens the one
 * that bears it. Each keeps the order it gave; equally near ones stay in the order they were asked.
 */
export function byBestHit(answers: readonly (readonly PaletteHit[])[], text: string): PaletteHit[] {
  const typed = wordsOf(text).join(" ");
  const best = (hits: readonly PaletteHit[]) => Math.min(3, ...hits.map(({ title }) => nearness(title, typed)));
  return answers.toSorted((one, other) => best(one) - best(other)).flat();
}

/** 0 the whole title, 1 begins with it, 2 has every word of it, 3 the words stand elsewhere. */
function nearness(title: string, typed: string): number {
  const called = wordsOf(title).join(" ");
  if (called === typed) return 0;
  if (called.startsWith(typed)) return 1;
  return typed.split(" ").every((word) => called.includes(word)) ? 2 : 3;
}
