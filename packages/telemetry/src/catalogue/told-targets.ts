import { isTooSmall } from "@arraigo/platform/disclosure";

/** How many people did something so and so often. */
export interface Often {
  uses: number;
  people: number;
}

/**
 * The targets of which may be told how many people met them, whatever is asked: beginning with the one everybody met who did it, each next
 * one that nobody or the minimum meet, and that as many miss of those who met the last one told. Which they are depends on what people
 * did alone, so that asking for one after the other tells no more than asking for all.
 */
export function toldTargets(often: readonly Often[], minimum: number): number[] {
  const all = often.filter(({ uses, people }) => uses > 0 && people > 0);
  const told: number[] = [];
  let last = 0;
  for (const target of [...new Set(all.map(({ uses }) => uses))].toSorted((one, other) => one - other)) {
    const people = all.reduce((sum, each) => sum + (each.uses >= target ? each.people : 0), 0);
    if (told.length > 0 && (isTooSmall(people, minimum) || isTooSmall(last - people, minimum))) continue;
    told.push(target);
    last = people;
  }
  return told;
}

/** Which of the targets told the same people met as this one: its place, 0 where nobody met it, null where it is not told. */
export function placeOf(target: number, told: readonly number[], often: readonly Often[]): number | null {
  const higher = often.filter(({ uses, people }) => people > 0 && uses >= target).map(({ uses }) => uses);
  if (higher.length === 0) return 0;
  const at = told.indexOf(Math.min(...higher));
  return at === -1 ? null : at;
}
