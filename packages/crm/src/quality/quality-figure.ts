import { type SQL, sql } from "drizzle-orm";
import type { RecordType } from "../record-types";
import { type PartShares, qualityParts } from "./definition";

/** A score with what it is made of: the mean over so many records. */
export interface QualityFigure {
  score: number;
  parts: PartShares;
  records: number;
}

/** Sums over records, as quality_days keeps them. */
export type QualitySums = { records: number; points: number } & PartShares;

const partSums = qualityParts.map((part) => `sum(${part}) as ${part}`).join(", ");
/** The sums over measured records, and over rows of quality_days. */
export const sumsOfRecords: SQL = sql.raw(`count(*)::int as records, ${partSums}, sum(points) as points`);
export const sumsOfDays: SQL = sql.raw(`sum(records)::int as records, ${partSums}, sum(points) as points`);

export const figureOf = (row: QualitySums): QualityFigure => ({
  score: row.points / row.records,
  parts: Object.fromEntries(qualityParts.map((part) => [part, row[part] / row.records])) as unknown as PartShares,
  records: row.records,
});

/** Several sums as one figure; null where nothing was measured. */
export function figureOfAll(rows: readonly QualitySums[]): QualityFigure | null {
  const [first, ...rest] = rows.filter((row) => row.records > 0);
  if (!first) return null;
  const sum = { ...first };
  for (const row of rest) for (const key of ["records", "points", ...qualityParts] as const) sum[key] += row[key];
  return figureOf(sum);
}

export const ofTypes = (types: readonly RecordType[]): SQL =>
  types.length === 0
    ? sql`false`
    : sql`record_type = any(array[${sql.join(
        types.map((type) => sql`${type}`),
        sql`, `,
      )}]::text[])`;
