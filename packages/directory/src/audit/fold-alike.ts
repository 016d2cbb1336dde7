import { isDeepStrictEqual } from "node:util";

/** What makes entries alike: who did what, with which facts. */
interface Foldable {
  actorId: string | null;
  action: string;
  facts: Record<string, unknown>;
  createdAt: Date;
}

/** Entries further apart than this are two acts, however alike. */
const gapMaxMs = 600_000;

/**
 * Runs of entries that stand one after the other and say the same of others: one look at a team of twelve is one act and twelve
 * entries. Nothing is left out, and no run reaches over an entry of somebody else.
 */
export function foldAlike<Row extends Foldable>(rows: readonly Row[]): Row[][] {
  const runs: Row[][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && isAlike(before, row)) run.push(row);
    else runs.push([row]);
  }
  return runs;
}

const isAlike = (a: Foldable, b: Foldable): boolean =>
  a.action === b.action &&
  a.actorId === b.actorId &&
  Math.abs(a.createdAt.getTime() - b.createdAt.getTime()) <= gapMaxMs &&
  isDeepStrictEqual(a.facts, b.facts);
