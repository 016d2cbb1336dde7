import type { Column, SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";
import { uuids } from "../records/scope";
import { type FlagName, flagNames } from "./flag-names";

const dayMs = 86_400_000;

/** How long is too long in one stage, in days. */
export interface StageLimits {
  stageId: string;
  /** Without a touch for longer than this: idle. The pipeline says. */
  idleDays: number;
  /** In the stage for longer than this: overstayed. The stage says, else twice the median of what was won. Null: no limit known. */
  staysDaysMax: number | null;
}

/** What the flags look at. A record without `closesOn` (a lead, a case) is never past it. */
export interface Flaggable {
  stageId: string;
  stageEnteredAt: Date | string;
  closedAt: Date | string | null;
  lastActivityAt: Date | string | null;
  createdAt: Date | string;
  nextStep: string | null;
  nextStepOn: string | null;
  closesOn?: string | null;
}

const msOf = (instant: Date | string) => new Date(instant).getTime();
const olderThan = (instant: Date | string, days: number, now: Date) => msOf(instant) < now.getTime() - days * dayMs;

/**
 * The flags of one record. A touch is a finished activity; who was never touched counts from when the record was made. `today` is
 * the reader's local date. Closed records have none.
 */
export function flagsOf(record: Flaggable, limits: readonly StageLimits[], now: Date, today: string): FlagName[] {
  if (record.closedAt !== null) return [];
  const limit = limits.find((each) => each.stageId === record.stageId);
  const raised: Record<FlagName, boolean> = {
    idle: limit !== undefined && olderThan(record.lastActivityAt ?? record.createdAt, limit.idleDays, now),
    overstayed:
      limit !== undefined && limit.staysDaysMax !== null && olderThan(record.stageEnteredAt, limit.staysDaysMax, now),
    pastClose: record.closesOn != null && record.closesOn < today,
    noNextStep: !record.nextStep || record.nextStepOn === null,
  };
  return flagNames.filter((name) => raised[name]);
}

/** The columns of a staged table that the conditions read. Only opportunities have `closesOn`. */
export interface FlaggedColumns {
  stageId: Column;
  stageEnteredAt: Column;
  closedAt: Column;
  lastActivityAt: Column;
  createdAt: Column;
  nextStep: Column;
  nextStepOn: Column;
  closesOn?: Column;
}

function perLimit(
  limits: readonly StageLimits[],
  daysOf: (limit: StageLimits) => number | null,
  stageId: Column,
  since: SQL,
  now: Date,
): SQL {
  const byDays = new Map<number, string[]>();
  for (const limit of limits) {
    const days = daysOf(limit);
    if (days !== null) byDays.set(days, [...(byDays.get(days) ?? []), limit.stageId]);
  }
  if (byDays.size === 0) return sql`false`;
  const parts = [...byDays].map(([days, ids]) => {
    const before = new Date(now.getTime() - days * dayMs).toISOString();
    return sql`(${stageId} = any(${uuids(ids)}) and ${since} < ${before}::timestamptz)`;
  });
  return sql`(${sql.join(parts, sql` or `)})`;
}

/** The same rules as one SQL condition on a staged table, without a join: lists, boards, Today and dashboards count alike. */
export function flagCondition(
  flag: FlagName,
  columns: FlaggedColumns,
  limits: readonly StageLimits[],
  now: Date,
  today: string,
): SQL {
  const open = sql`${columns.closedAt} is null`;
  switch (flag) {
    case "idle": {
      const touched = sql`coalesce(${columns.lastActivityAt}, ${columns.createdAt})`;
      return sql`(${open} and ${perLimit(limits, (limit) => limit.idleDays, columns.stageId, touched, now)})`;
    }
    case "overstayed": {
      const entered = sql`${columns.stageEnteredAt}`;
      return sql`(${open} and ${perLimit(limits, (limit) => limit.staysDaysMax, columns.stageId, entered, now)})`;
    }
    case "pastClose":
      return columns.closesOn ? sql`(${open} and ${columns.closesOn} < ${today}::date)` : sql`false`;
    case "noNextStep":
      return sql`(${open} and (coalesce(${columns.nextStep}, '') = '' or ${columns.nextStepOn} is null))`;
  }
}
