import type { ActiveData } from "./usage-types";

type Point = ActiveData["points"][number];

export interface ActiveRow {
  start: string;
  end: string;
  running: boolean;
  people: number | null;
  active: number | null;
  /** 0 to 1. */
  share: number | null;
  /** Null too where it would say how often a few people did it. */
  uses: number | null;
  /** Why nothing is known: too few people, or from before anything was recorded. */
  hidden: "small" | "complement" | null;
  unknown: boolean;
  beside: ActiveRow | null;
}

/**
 * Points as rows, each with the one it is compared with in the same place. A period that began before anything was recorded is not
 * known, which is no zero.
 */
export function activeRows(
  points: readonly Point[],
  since: string | null,
  beside?: readonly Point[] | undefined,
): ActiveRow[] {
  return points.map((point, at) => {
    const other = beside?.[at];
    return { ...rowOf(point, since), beside: other ? rowOf(other, since) : null };
  });
}

function rowOf(point: Point, since: string | null): ActiveRow {
  const { start, end, running } = point;
  // Of a period kept as sums alone, who was active is not known.
  const unknown = since === null || start < since || ("sumsOnly" in point && point.sumsOnly === true);
  const none = { people: null, active: null, share: null, uses: null, beside: null };
  if ("hidden" in point) return { start, end, running, ...none, hidden: point.hidden.suppressed, unknown };
  if (unknown) return { start, end, running, ...none, hidden: null, unknown };
  const { people, active, uses } = point;
  return {
    start,
    end,
    running,
    people,
    active,
    uses,
    share: people === 0 ? null : active / people,
    hidden: null,
    unknown,
    beside: null,
  };
}

/** Rows from the first one of which anything is known on. */
export function knownRows(rows: readonly ActiveRow[]): ActiveRow[] {
  const first = rows.findIndex((row) => !row.unknown || row.beside?.unknown === false);
  return first < 0 ? [...rows] : rows.slice(first);
}

/** Rows of periods that are over and known, oldest first: what sentences and means are made of. */
export const wholeRows = (rows: readonly ActiveRow[]) =>
  rows.flatMap((row) =>
    !row.running && row.active !== null && row.people !== null && row.people > 0
      ? [{ ...row, active: row.active, people: row.people }]
      : [],
  );
