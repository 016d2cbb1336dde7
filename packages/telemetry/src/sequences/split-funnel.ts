import { isTooSmall } from "@arraigo/platform/disclosure";
import type { Levels } from "../analytics/split";

/** Which steps' numbers are told besides the first: of everybody, the finest there is, and of groups one of the levels. */
export interface ToldSteps {
  /** Coarse to fine: who got as far as each of these steps, as states for a split. */
  levels: Levels;
  /** For each depth the steps told, from 0; the first step always is. */
  byDepth: readonly ReadonlySet<number>[];
}

/**
 * How far people got is a state like any other: those who stopped somewhere, and those who got to the end, are nobody or at least
 * `minimum`. Where fewer stop between two steps, the later one is not told, and they stand with those who stopped beside them. Whether
 * people got to the end is asked first, and then step by step; `reached` is how many made each step, the first included.
 */
export function toldSteps(reached: readonly number[], minimum: number): ToldSteps {
  const last = reached.length - 1;
  const orders = [last, ...Array.from({ length: Math.max(0, last - 1) }, (_, at) => at + 1)];
  const told = [0];
  const byDepth = [new Set(told)];
  for (const step of orders) {
    const next = [...told, step].toSorted((one, other) => one - other);
    if (partsOf(next, reached).some((people) => isTooSmall(people, minimum))) continue;
    told.splice(0, told.length, ...next);
    // Groups are told the first of them alone, or all: each level more is one more figure few could be left out of.
    if (byDepth.length === 1) byDepth.push(new Set(told));
  }
  if (told.length > 2) byDepth.push(new Set(told));
  return { levels: byDepth.slice(1).map((steps) => statesBetween([...steps], last)), byDepth };
}

/** Who got to each step told and not to the next one told. */
const partsOf = (told: readonly number[], reached: readonly number[]) =>
  told.map((step, at) => (reached[step] ?? 0) - (reached[told[at + 1] ?? reached.length] ?? 0));

/** The same as states: the last step somebody made. */
const statesBetween = (told: readonly number[], last: number) =>
  told.map((step, at) => {
    const before = told[at + 1] ?? last + 1;
    return Array.from({ length: before - step }, (_, more) => String(step + more));
  });
