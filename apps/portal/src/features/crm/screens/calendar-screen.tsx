import { Button } from "@arraigo/ui/button";
import { CalendarGrid } from "@arraigo/ui/calendar-grid";
import { addDays, addMonths, monthOf, weekOf } from "@arraigo/ui/plain/calendar-days";
import { Segmented } from "@arraigo/ui/segmented";
import { CardSkeleton } from "@arraigo/ui/skeleton";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { type DragEvent, useEffect, useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { Page } from "../../../lib/page";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { useCan, useSession } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { AgendaList } from "../components/calendar/agenda-list";
import { CalendarItem } from "../components/calendar/calendar-item";
import { type Agenda, calendarItems } from "../components/calendar/calendar-items";
import { WeekStart } from "../components/calendar/week-start";
import { CrmTabs } from "../components/crm-tabs";
import { dayFromNow } from "../components/tasks/day-from-now";
import { TaskSheet } from "../components/tasks/task-sheet";
import type { Task } from "../components/tasks/task-types";
import { useTask } from "../components/tasks/use-task";
import { calendarSearch } from "../search";

/** What happened, what is planned and which next steps are due: month, week, or day by day. */
export function CalendarScreen() {
  const t = useTranslations("crm.calendar");
  const can = useCan();
  const format = useFormat();
  const locale = useLocale();
  const [search, setSearch] = useSearchState(calendarSearch);
  const manages = useSession().roles.includes("people_manager");
  const [planning, setPlanning] = useState<string>();
  const [opened, setOpened] = useState<Task>();
  const { change } = useTask();
  const narrow = window.matchMedia("(max-width: 639px)").matches;
  const view = search.view ?? (narrow ? "agenda" : "month");
  const today = dayFromNow(0);
  const day = search.day ?? today;
  const owner = search.owner ?? "mine";
  // The organisation's own, whatever the language: an office shares one calendar. Monday until it is known.
  const settings = useQuery(trpc.crm.settings.get.queryOptions());
  const first = settings.data?.weekStartsOn ?? 1;
  const range = rangeOf(view, day, first);
  const query = useQuery({
    ...trpc.crm.activities.agenda.queryOptions({ ...range, owner }),
    placeholderData: keepPreviousData,
  });
  const step = (by: number) =>
    setSearch({ day: view === "month" ? addMonths(day, by) : addDays(day, by * (view === "week" ? 7 : 14)) });
  const agenda: Agenda | undefined = query.data;
  const followed = useRef<string>(null);
  const grid = useRef<HTMLDivElement>(null);
  function move(task: Task, to: string) {
    followed.current = task.id;
    change(task, { dueOn: to });
  }
  // What was moved by keyboard keeps the focus where it went; out of sight, the focus stays in the calendar.
  useEffect(() => {
    if (!followed.current || document.activeElement !== document.body) return;
    const there = (selector: string) => grid.current?.querySelector<HTMLElement>(selector);
    (there(`[data-task="${followed.current}"]`) ?? there('[data-day][tabindex="0"]'))?.focus();
    followed.current = null;
  }, [agenda]);

  function drop(event: DragEvent) {
    const to = dayUnder(event);
    const id = event.dataTransfer.getData("text/plain");
    const task = agenda?.planned.find((each) => each.id === id);
    if (!to || !task || task.dueOn === to) return;
    event.preventDefault();
    move(task, to);
  }

  return (
    <Page
      title={t("title")}
      sentence={
        agenda
          ? t.rich("sentence", {
              planned: [...agenda.planned, ...agenda.steps].filter((each) => each.day >= agenda.today).length,
              overdue:
                agenda.overdue.length +
                [...agenda.planned, ...agenda.steps].filter((each) => each.day < agenda.today).length,
              em: (chunks) => <em>{chunks}</em>,
            })
          : t("title")
      }
      wide
      actions={
        <>
          {can("crm.settings.manage") ? <WeekStart value={first} /> : null}
          {can("crm.activity.log") ? (
            <Button kind="primary" onClick={() => setPlanning([day, today].sort()[1])}>
              {t("plan")}
            </Button>
          ) : null}
        </>
      }
    >
      <CrmTabs />
      <div className="flex flex-wrap items-center gap-2.5">
        <Button size="small" iconOnly aria-label={t("before")} onClick={() => step(-1)}>
          <ChevronLeft aria-hidden="true" className="size-4" />
        </Button>
        <Button size="small" onClick={() => setSearch({ day: undefined })}>
          {t("today")}
        </Button>
        <Button size="small" iconOnly aria-label={t("after")} onClick={() => step(1)}>
          <ChevronRight aria-hidden="true" className="size-4" />
        </Button>
        <h2 className="figures text-14 font-semibold first-letter:uppercase">
          {view === "month"
            ? new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(
                new Date(`${day}T00:00:00Z`),
              )
            : `${format.shortDate(range.from)} – ${format.shortDate(range.to)}`}
        </h2>
        <span className="ml-auto flex flex-wrap gap-2.5">
          {manages ? (
            <Segmented
              label={t("whose")}
              value={owner}
              onChange={(value) => setSearch({ owner: value })}
              choices={[
                { value: "mine", label: t("mine") },
                { value: "team", label: t("team") },
              ]}
            />
          ) : null}
          <Segmented
            label={t("view")}
            value={view}
            onChange={(value) => setSearch({ view: value })}
            choices={[
              { value: "month", label: t("month") },
              { value: "week", label: t("week") },
              { value: "agenda", label: t("agenda") },
            ]}
          />
        </span>
      </div>
      <QueryView query={query} loading={<CardSkeleton height={420} />}>
        {(data) =>
          view === "agenda" ? (
            <AgendaList agenda={data} />
          ) : (
            <>
              {/* biome-ignore lint/a11y/noStaticElementInteractions: what is dropped here is moved by Alt and an arrow as well. */}
              <div ref={grid} onDragOver={(event) => dayUnder(event) && event.preventDefault()} onDrop={drop}>
                <CalendarGrid
                  label={t("title")}
                  view={view}
                  day={day}
                  onDay={(next) => setSearch({ day: next }, { replace: true })}
                  today={data.today}
                  locale={locale}
                  firstWeekday={first}
                  items={calendarItems(data)}
                  item={(item) => <CalendarItem item={item} onOpen={setOpened} onMove={move} today={data.today} />}
                  onOpenDay={(opens) => setSearch({ view: "agenda", day: opens })}
                  text={{
                    more: (count) => t("more", { count }),
                    day: (each, count) => t("day", { day: format.longDate(each), count }),
                  }}
                />
              </div>
              {data.truncated ? (
                <p className="text-12 text-ink-3">{t("truncated")}</p>
              ) : (
                // Neither a mouse nor an Alt key is at hand on a phone.
                <p className="text-12 text-ink-3 max-sm:hidden">{t("hint")}</p>
              )}
            </>
          )
        }
      </QueryView>
      {planning ? <TaskSheet day={planning} onClose={() => setPlanning(undefined)} /> : null}
      {opened ? <TaskSheet task={opened} onClose={() => setOpened(undefined)} /> : null}
    </Page>
  );
}

/** The days a view shows, whole weeks for grids; an agenda looks two weeks ahead. */
function rangeOf(view: "month" | "week" | "agenda", day: string, first: number): { from: string; to: string } {
  if (view === "agenda") return { from: day, to: addDays(day, 13) };
  const days = view === "month" ? monthOf(day, first).flat() : weekOf(day, first);
  return { from: days[0] ?? day, to: days.at(-1) ?? day };
}

function dayUnder(event: DragEvent): string | undefined {
  const cell = event.target instanceof Element ? event.target.closest("td") : null;
  return cell?.querySelector<HTMLElement>("[data-day]")?.dataset.day;
}
