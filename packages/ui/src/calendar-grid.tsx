// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: a calendar is a table whose days take the focus.
// biome-ignore-all lint/a11y/useFocusableInteractive: the day's button inside its cell carries the focus stop.
// biome-ignore-all lint/a11y/noRedundantRoles: the phone layout changes `display`, which takes the elements' own roles away.
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { addDays, addMonths, type Day, monthOf, weekOf } from "./calendar-days";
import { cx } from "./cx";

export interface CalendarItem {
  id: string;
  day: Day;
}

interface CalendarGridProps<Item extends CalendarItem> {
  label: string;
  view: "month" | "week";
  /** The day in the middle of things: it has the focus stop, and says which month or week is shown. */
  day: Day;
  onDay: (day: Day) => void;
  today: Day;
  locale: string;
  /** 1 is Monday, 7 is Sunday. */
  firstWeekday: number;
  items: readonly Item[];
  /** One item, as a link or a button of one line. */
  item: (item: Item) => ReactNode;
  /** Opens what a day cannot show whole. */
  onOpenDay: (day: Day) => void;
  text: { more: (count: number) => string; day: (day: Day, count: number) => string };
}

const shownInMonth = 3;

/**
 * A month or a week of days. One stop for Tab; arrows go by day and week, Page Up and Down by month (or week), Enter opens the day.
 * On a phone a month shows how much each day holds, a week lists its days.
 */
export function CalendarGrid<Item extends CalendarItem>(props: CalendarGridProps<Item>) {
  const table = useRef<HTMLTableElement>(null);
  const month = props.view === "month";
  const weeks = month ? monthOf(props.day, props.firstWeekday) : [weekOf(props.day, props.firstWeekday)];
  const byDay = new Map<Day, Item[]>();
  for (const item of props.items) byDay.set(item.day, [...(byDay.get(item.day) ?? []), item]);
  const weekday = new Intl.DateTimeFormat(props.locale, { weekday: "short", timeZone: "UTC" });

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (!(event.target instanceof HTMLElement) || !event.target.dataset.day) return;
    const page = (by: number) => (month ? addMonths(props.day, by) : addDays(props.day, 7 * by));
    const days: Record<string, () => Day> = {
      ArrowRight: () => addDays(props.day, 1),
      ArrowLeft: () => addDays(props.day, -1),
      ArrowDown: () => addDays(props.day, 7),
      ArrowUp: () => addDays(props.day, -7),
      Home: () => weekOf(props.day, props.firstWeekday)[0] ?? props.day,
      End: () => weekOf(props.day, props.firstWeekday)[6] ?? props.day,
      PageDown: () => page(1),
      PageUp: () => page(-1),
    };
    const next = days[event.key]?.();
    if (next) {
      event.preventDefault();
      props.onDay(next);
      requestAnimationFrame(() => table.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus());
    } else if (event.key === "Enter") {
      event.preventDefault();
      props.onOpenDay(props.day);
    }
  }

  return (
    <div className="overflow-hidden rounded-3 border bg-surface">
      <table
        ref={table}
        role="grid"
        aria-label={props.label}
        onKeyDown={onKeyDown}
        className={cx("w-full table-fixed border-separate border-spacing-0", !month && "max-sm:block")}
      >
        <thead role="rowgroup" className={month ? undefined : "max-sm:sr-only"}>
          <tr role="row">
            {(weeks[0] ?? []).map((day) => (
              <th
                key={day}
                role="columnheader"
                scope="col"
                className="h-8 border-b px-2 text-left text-12 font-medium text-ink-3 max-sm:px-1 max-sm:text-center"
              >
                {weekday.format(new Date(`${day}T00:00:00Z`))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className={month ? undefined : "max-sm:block"}>
          {weeks.map((week) => (
            <tr key={week[0]} role="row" className={cx("group/week", !month && "max-sm:grid")}>
              {week.map((day) => {
                const items = byDay.get(day) ?? [];
                const shown = month
                  ? items.slice(0, items.length > shownInMonth ? shownInMonth - 1 : shownInMonth)
                  : items;
                const outside = month && !day.startsWith(props.day.slice(0, 7));
                return (
                  <td
                    key={day}
                    role="gridcell"
                    aria-selected={day === props.day}
                    className={cx(
                      "border-r border-b p-1 align-top last:border-r-0 group-last/week:border-b-0",
                      month
                        ? "h-28 max-sm:h-14"
                        : "h-96 max-sm:block max-sm:h-auto max-sm:min-h-12 max-sm:border-r-0 max-sm:border-b max-sm:px-3 max-sm:py-2",
                      outside && "bg-sunken",
                    )}
                  >
                    <button
                      type="button"
                      data-day={day}
                      tabIndex={day === props.day ? 0 : -1}
                      aria-label={props.text.day(day, items.length)}
                      aria-current={day === props.today ? "date" : undefined}
                      onClick={() => {
                        props.onDay(day);
                        props.onOpenDay(day);
                      }}
                      className={cx(
                        "figures mb-0.5 grid h-6 min-w-6 place-items-center rounded-full px-1 text-12 font-medium hover:bg-hover",
                        month && "max-sm:mx-auto",
                        day === props.today
                          ? "bg-brand text-brand-ink hover:bg-brand-hover"
                          : outside
                            ? "text-ink-3"
                            : "text-ink-2",
                      )}
                    >
                      <span>
                        {/* On a phone a week lists its days, and no heading says which they are. */}
                        {month ? null : (
                          <span className="sm:hidden">{weekday.format(new Date(`${day}T00:00:00Z`))} </span>
                        )}
                        {Number(day.slice(8))}
                      </span>
                    </button>
                    {month && items.length > 0 ? (
                      <span aria-hidden="true" className="mx-auto hidden h-1 w-4 rounded-full bg-brand max-sm:block" />
                    ) : null}
                    <ul className={cx("grid gap-0.5", month && "max-sm:hidden")}>
                      {shown.map((item) => (
                        <li key={item.id} className="min-w-0">
                          {props.item(item)}
                        </li>
                      ))}
                    </ul>
                    {items.length > shown.length ? (
                      <button
                        type="button"
                        tabIndex={-1}
                        onClick={() => props.onOpenDay(day)}
                        className="mt-0.5 rounded-1 px-1 text-11 font-medium text-ink-3 hover:text-ink max-sm:hidden"
                      >
                        {props.text.more(items.length - shown.length)}
                      </button>
                    ) : null}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
