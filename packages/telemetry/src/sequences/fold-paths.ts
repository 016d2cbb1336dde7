import { isTooSmall } from "@arraigo/platform/disclosure";

/** What people did next (or before): an event, nothing more in time, or what is folded together. */
export interface Branch {
  kind: "event" | "end" | "other";
  event: string | null;
  people: number;
  next: Branch[];
}

/** The most branches that are told apart at one place; the others are folded together. */
const branchesMax = 6;

/**
 * A tree of walks, each the events of one person in order; one shorter than `steps` ended there. At every place the largest branches are
 * shown, and only those of at least `minimum` people; the rest is folded into one. Where that rest would be 1 to `minimum` - 1
 * people, the smallest branch shown is folded with it. So every branch, and every sum or difference of branches, is nobody or at
 * least the minimum: each walk is in one leaf, and each leaf holds that many.
 */
export function foldPaths(walks: readonly (readonly string[])[], steps: number, minimum: number): Branch[] {
  return branchesOf(walks, 0, steps, minimum);
}

function branchesOf(walks: readonly (readonly string[])[], place: number, steps: number, minimum: number): Branch[] {
  if (place === steps || walks.length === 0) return [];
  const parts = new Map<string | null, (readonly string[])[]>();
  for (const walk of walks) {
    const key = walk[place] ?? null;
    const part = parts.get(key) ?? [];
    parts.set(key, part);
    part.push(walk);
  }
  const sorted = [...parts].toSorted(
    ([one, some], [other, others]) => others.length - some.length || ((one ?? "") < (other ?? "") ? -1 : 1),
  );
  const shown = sorted.slice(0, branchesMax).filter(([, some]) => some.length >= minimum);
  const sizeOf = (some: typeof sorted) => some.reduce((sum, [, each]) => sum + each.length, 0);
  let rest = walks.length - sizeOf(shown);
  while (isTooSmall(rest, minimum) && shown.length > 0) rest += shown.pop()?.[1].length ?? 0;
  const branches = shown.map(
    ([event, some]): Branch => ({
      kind: event === null ? "end" : "event",
      event,
      people: some.length,
      next: event === null ? [] : branchesOf(some, place + 1, steps, minimum),
    }),
  );
  return rest === 0 ? branches : [...branches, { kind: "other", event: null, people: rest, next: [] }];
}
