import type { Ctx } from "@arraigo/platform";
import { and, gte, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { dayEnd, dayStart } from "./due-instant";
import { activities } from "./tables";

/**
 * One instant's days on two calendars differ by at most so many: zones reach from 12 hours behind UTC to 14 before it. The author's
 * day is in the indexes; widened by these, it bounds what the reader's day decides.
 */
const calendarsApartDays = 2;

const days = (day: string, more: number): SQL => sql`${day}::date + ${more}::int`;

/** Due on this day of the reader's calendar or later: by the instant where a time was named, else by the day. */
export const dueFrom = (ctx: Ctx, day: string): SQL | undefined =>
  and(
    gte(activities.dueOn, days(day, -calendarsApartDays)),
    or(and(isNull(activities.dueAt), gte(activities.dueOn, day)), gte(activities.dueAt, dayStart(ctx, day))),
  );

/** Due on this day of the reader's calendar or earlier. */
export const dueUntil = (ctx: Ctx, day: string): SQL | undefined =>
  and(
    lte(activities.dueOn, days(day, calendarsApartDays)),
    or(and(isNull(activities.dueAt), lte(activities.dueOn, day)), lt(activities.dueAt, dayEnd(ctx, day))),
  );

/** Due before this day of the reader's calendar. */
export const dueBefore = (ctx: Ctx, day: string): SQL | undefined =>
  and(
    lt(activities.dueOn, days(day, calendarsApartDays)),
    or(and(isNull(activities.dueAt), lt(activities.dueOn, day)), lt(activities.dueAt, dayStart(ctx, day))),
  );
