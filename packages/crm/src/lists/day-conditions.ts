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
 * beginning and end, so that an index on it can serve.
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
    const beginning = (day: string) => sql`(${day}::timestamp at time zone ${timeZone})`;
    if (from) parts.push(sql`${operand} >= ${beginning(from)}`);
    if (to) parts.push(sql`${operand} < ${beginning(dayFrom(to, 1))}`);
  }
  return sql`(${sql.join(parts, sql` and `)})`;
}
