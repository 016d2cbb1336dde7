import { type Ctx, localToday } from "@arraigo/platform";
import type { ListActivities } from "../contract";
import type { EnteredFilter } from "../dashboards-contract";
import { PeriodBackwards } from "../errors";
import { dayFrom } from "../lists/day-conditions";
import type { ListCondition, ListFilter } from "../lists-contract";

/** Where the records behind a number stand: a list with its filter, or rows of their own. A number without rows has none. */
export type Behind =
  | { list: "opportunity" | "case"; filter: ListFilter }
  | { list: "activity"; filter: Pick<ListActivities, "owner" | "state" | "kind" | "from" | "to"> }
  | { list: "entered"; filter: EnteredFilter };

/** A number that opens its rows. */
export interface Figure {
  count: number;
  rows: Behind;
}

export interface MoneyFigure extends Figure {
  amountMinor: number;
  /** Amounts times the probability of their stages. */
  weightedMinor: number;
}

export interface Days {
  from: string;
  to: string;
}

const daysMax = 1_100;
const defaultDays = 90;

/** The days a dashboard is about, both included. */
export function daysOf(
  ctx: Ctx,
  asked: { from?: string | undefined; to?: string | undefined; days?: number | undefined },
): Days {
  const to = asked.to ?? localToday(ctx);
  const from = asked.from ?? dayFrom(to, 1 - (asked.days ?? defaultDays));
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  if (days < 0 || days > daysMax) throw new PeriodBackwards({ monthsMax: 36 }, "from");
  return { from, to };
}

/** Mondays of the weeks that touch these days, each with its days among them. */
export function weeksOf({ from, to }: Days): (Days & { monday: string })[] {
  const weekday = (new Date(`${from}T00:00:00Z`).getUTCDay() + 6) % 7;
  const weeks: (Days & { monday: string })[] = [];
  for (let monday = dayFrom(from, -weekday); monday <= to; monday = dayFrom(monday, 7)) {
    const sunday = dayFrom(monday, 6);
    weeks.push({ monday, from: monday < from ? from : monday, to: sunday > to ? to : sunday });
  }
  return weeks;
}

export const is = (field: string, value: string | number | boolean): ListCondition => ({ field, op: "is", value });
export const between = (field: string, days: Days): ListCondition => ({
  field,
  op: "between",
  value: [days.from, days.to],
});
