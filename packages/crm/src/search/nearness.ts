import { namesMeant } from "../records/first-matches";
import { fold } from "../records/fold";
import type { Found, FoundOfType } from "./find-named";

/** How near a hit's name is to what was typed: 0 its whole name, 1 begins with it, 2 has every word of it, 3 the words stand elsewhere. */
function nearness({ type, name }: Pick<Found, "type" | "name">, text: string): number {
  const typed = fold(text);
  const called = fold(name);
  // Whoever is called by two names may be filed, and looked for, under either; a case is called by its number.
  const ways = type === "case" ? [called, called.split(" ", 1).join()] : namesMeant(type, name);
  if (ways.includes(typed)) return 0;
  if (ways.some((way) => way.startsWith(typed))) return 1;
  return typed.split(" ").every((word) => called.includes(word)) ? 2 : 3;
}

/**
 * Groups by their best hit, and in the order they came where these are equally near; in each, whoever is called exactly so comes
 * before the others, which keep their order. Who types a whole name means the one that bears it.
 */
export function nearestFirst(groups: readonly FoundOfType[], text: string): FoundOfType[] {
  const ranked = groups.map((group) => {
    const hits = group.rows.map((row) => ({ row, near: nearness(row, text) }));
    const best = Math.min(...hits.map(({ near }) => near));
    hits.sort((one, other) => Number(one.near > 0) - Number(other.near > 0));
    return { best, group: { ...group, rows: hits.map(({ row }) => row) } };
  });
  return ranked.sort((one, other) => one.best - other.best).map(({ group }) => group);
}
