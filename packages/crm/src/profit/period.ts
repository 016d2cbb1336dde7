import { PeriodBackwards } from "../errors";

/** Whole months, as the organisation's dates: the first day of the first and of the month after the last. */
export interface ProfitPeriod {
  fromDay: string;
  beforeDay: string;
  from: string;
  to: string;
}

const monthsMax = 60;
const defaultMonths = 12;

const indexOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const monthAt = (index: number) => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;

/** The months asked for; the last twelve, the running one included, where nothing is said. `today` is the organisation's day. */
export function profitPeriod(
  today: string,
  asked: { from?: string | undefined; to?: string | undefined },
): ProfitPeriod {
  const last = indexOf(asked.to ?? today.slice(0, 7));
  const first = asked.from ? indexOf(asked.from) : last - defaultMonths + 1;
  if (first > last || last - first >= monthsMax) throw new PeriodBackwards({ monthsMax }, "from");
  return {
    from: monthAt(first),
    to: monthAt(last),
    fromDay: `${monthAt(first)}-01`,
    beforeDay: `${monthAt(last + 1)}-01`,
  };
}
