import { type Column, type SQL, sql } from "drizzle-orm";
import type { ListOp } from "../lists-contract";

interface Clock {
  today: string;
  timeZone: string;
}

/** A day so many days from another one. */
export function dayFrom(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/**
 * A condition on days. Of an instant, the day is the one where the reader is; the column itself is compared with the day's
 * beginning and end, so that an index on it can serve. A value with a time of its own is compared as that moment.
 */
export function dayCondition(
  { today, timeZone }: Clock,
  kind: "date" | "instant",
  operand: Column | SQL,
  op: ListOp,
  values: readonly (string | number)[],
): SQL {
  const within = (from: string | null, to: string | null) => between(kind, operand, timeZone, from, to);
  const [first = "", second = ""] = values.map(String);
  const day = (text: string) => text.slice(0, 10);
  if (kind === "instant" && (isMoment(first) || isMoment(second)))
    return momentCondition(timeZone, operand, op, first, second);
  switch (op) {
    case "before":
      return within(null, dayFrom(day(first), -1));
    case "after":
      return within(dayFrom(day(first), 1), null);
    case "between":
      return within(day(first), day(second));
    case "inLastDays":
      return within(dayFrom(today, -Number(first)), today);
    case "inNextDays":
      return within(today, dayFrom(today, Number(first)));
    default:
      return within(day(first), day(first));
  }
}

const isMoment = (text: string) => text.length > 10;
const beginning = (day: string, timeZone: string) => sql`(${day}::timestamp at time zone ${timeZone})`;

/** What is said to the moment is compared to the moment, by milliseconds as it travels; a day beside it is the reader's, whole. */
function momentCondition(timeZone: string, operand: Column | SQL, op: ListOp, first: string, second: string): SQL {
  const start = (text: string) => (isMoment(text) ? sql`${text}::timestamptz` : beginning(text, timeZone));
  const end = (text: string) =>
    isMoment(text) ? sql`${text}::timestamptz + interval '1 millisecond'` : beginning(dayFrom(text, 1), timeZone);
  if (op === "before") return sql`${operand} < ${start(first)}`;
  if (op === "after") return sql`${operand} >= ${end(first)}`;
  return sql`(${operand} >= ${start(first)} and ${operand} < ${end(op === "between" ? second : first)})`;
}

/** From one day to another, both included. */
function between(
  kind: "date" | "instant",
  operand: Column | SQL,
  timeZone: string,
  from: string | null,
  to: string | null,
): SQL {
  const parts: SQL[] = [];
  if (kind === "date") {
    if (from) parts.push(sql`${operand} >= ${from}::date`);
    if (to) parts.push(sql`${operand} <= ${to}::date`);
  } else {
    if (from) parts.push(sql`${operand} >= ${beginning(from, timeZone)}`);
    if (to) parts.push(sql`${operand} < ${beginning(dayFrom(to, 1), timeZone)}`);
  }
  return sql`(${sql.join(parts, sql` and `)})`;
}
