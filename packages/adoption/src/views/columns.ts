import { type SQL, sql } from "drizzle-orm";
import { grouped } from "../grouped";
import { jsonRows } from "../standing/raw-sql";
import type { Behaviour } from "./published";

/**
 * What several job roles are asked for in the same words is one column: nobody has two roles at a time, so nobody counts twice. Its id is that
 * of its first behaviour; figures exist for columns alone, so that a column and its parts cannot be set against each other.
 */
export interface Column extends Omit<Behaviour, "targetCount" | "sameAs"> {
  behaviourIds: string[];
  /** Null where the job roles have different targets. */
  targetCount: number | null;
}

export function columnsOf(behaviours: readonly Behaviour[]): Column[] {
  return [
    ...grouped(behaviours, ({ sameAs, cadence, required }) => `${cadence} ${required} ${sameAs}`).values(),
  ].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const { sameAs: _same, targetCount, ...column } = first;
    const isOneTarget = same.every((behaviour) => behaviour.targetCount === targetCount);
    return [
      {
        ...column,
        targetCount: isOneTarget ? targetCount : null,
        behaviourIds: same.map(({ behaviourId }) => behaviourId),
      },
    ];
  });
}

/** The columns as a relation `c(behaviour, in_column)`, to join behaviours with. */
export function columnsRelation(columns: readonly Column[]): SQL {
  const rows = columns.flatMap(({ behaviourId, behaviourIds }) =>
    behaviourIds.map((behaviour) => ({ behaviour, in_column: behaviourId })),
  );
  return sql`jsonb_to_recordset(${jsonRows(rows)}) as c(behaviour uuid, in_column uuid)`;
}
