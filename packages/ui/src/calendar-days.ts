/** Days as `2026-11-21`: plain dates without a zone, so that nothing shifts at midnight. */
export type Day = string;

export function addDays(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The same day some months on; where that month is shorter, its last day. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** The seven days of the week a day is in. */
export function weekOf(day: Day, first: number): Day[] {
  const start = addDays(day, -((weekdayOf(day) - first + 7) % 7));
  return Array.from({ length: 7 }, (_, index) => addDays(start, index));
}

/** The whole weeks that hold the month a day is in: four to six. */
export function monthOf(day: Day, first: number): Day[][] {
  const month = day.slice(0, 7);
  const weeks: Day[][] = [];
  for (
    let week = weekOf(`${month}-01`, first);
    week.some((each) => each.startsWith(month));
    week = week.map((each) => addDays(each, 7))
  )
    weeks.push(week);
  return weeks;
}
