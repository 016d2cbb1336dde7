import { type Bar, Bars } from "@arraigo/ui/bars";
import { DataFigure } from "@arraigo/ui/data-figure";
import { Kpi } from "@arraigo/ui/kpi";
import { KpiStrip } from "@arraigo/ui/kpi-strip";
import { useTranslations } from "use-intl";
import { weekFrom } from "../../../lib/calendar-periods";
import { useFormat } from "../../../lib/format";
import { placeAmong, useAxisMarks } from "../../../lib/use-axis-marks";
import type { Behind, CaseBoard } from "../insight-types";
import { Columns } from "./dashboard-columns";
import { FigureLink } from "./dashboard-link";
import { foldRest, largestFirst } from "./largest-first";

interface CasePartProps {
  board: CaseBoard;
  onOpen: (rows: Behind, title: string) => void;
}

type Named = CaseBoard["open"] & { key: string; name: string; amber?: boolean };

/** What customers wait for, where, how long, and how much gets solved. */
export function CaseFigures({ board, onOpen }: CasePartProps) {
  const t = useTranslations("crm.dashboard.cases");
  const d = useTranslations("crm.dashboard");
  const words = useTranslations("crm.choices.priority");
  const format = useFormat();
  const old = board.byAge.at(-1);
  const critical = board.byPriority.find((each) => each.priority === "critical");
  const kpis = [
    { label: t("open"), figure: board.open },
    ...(board.unassigned ? [{ label: t("unassigned"), figure: board.unassigned, amber: true }] : []),
    ...(critical ? [{ label: t("critical"), figure: critical, amber: true }] : []),
    ...(old ? [{ label: t("old"), figure: old, amber: true }] : []),
  ];
  return (
    <>
      <KpiStrip label={d("figures")}>
        {kpis.map(({ label, figure }) => (
          <Kpi
            key={label}
            label={label}
            value={
              <FigureLink figure={figure} title={label} onOpen={onOpen}>
                {format.count(figure.count)}
              </FigureLink>
            }
          />
        ))}
      </KpiStrip>
      <div className="grid gap-gap lg:grid-cols-3">
        <Breakdown
          title={t("byQueue")}
          column={t("queue")}
          file="cases-by-queue"
          onOpen={onOpen}
          rows={largestFirst(board.byQueue).map((each) => ({
            ...each,
            key: each.queueId ?? "none",
            name: each.name ?? t("noQueue"),
            amber: each.queueId === null,
          }))}
        />
        <Breakdown
          title={t("byPriority")}
          column={t("priority")}
          file="cases-by-priority"
          onOpen={onOpen}
          rows={board.byPriority.map((each) => ({
            ...each,
            key: each.priority ?? "none",
            name: each.priority ? words(each.priority) : t("noPriority"),
            amber: each.priority === null,
          }))}
        />
        <Breakdown
          title={t("byAge")}
          column={t("ageColumn")}
          file="cases-by-age"
          onOpen={onOpen}
          rows={board.byAge.map((each) => ({
            ...each,
            key: String(each.daysMin),
            name: t("age", {
              min: each.daysMax === null ? each.daysMin - 1 : each.daysMin,
              max: each.daysMax ?? "none",
            }),
            amber: each.daysMax === null,
          }))}
        />
      </div>
      <Weeks board={board} onOpen={onOpen} />
    </>
  );
}

function Breakdown(props: {
  title: string;
  column: string;
  file: string;
  rows: readonly Named[];
  onOpen: CasePartProps["onOpen"];
}) {
  const t = useTranslations("crm.dashboard.cases");
  const format = useFormat();
  const rows = props.rows.filter((row) => row.count > 0 || row.key !== "none");
  const largest = Math.max(1, ...rows.map((row) => row.count));
  const top = rows.reduce<Named | undefined>((best, row) => (row.count > (best?.count ?? 0) ? row : best), undefined);
  const link = (row: Named) => (
    <FigureLink figure={row} title={row.name} onOpen={props.onOpen}>
      {format.count(row.count)}
    </FigureLink>
  );
  return (
    <DataFigure
      title={props.title}
      rows={rows}
      takeaway={() => (top ? t("largest", { name: top.name, count: top.count }) : t("none"))}
      fileName={props.file}
      columns={[
        { header: props.column, value: (row) => row.name },
        { header: t("cases"), value: (row) => row.count, shown: link, align: "end" },
      ]}
    >
      {(all) => {
        const { shown, others } = foldRest(all);
        const bars: Bar[] = shown.map((row) => ({
          key: row.key,
          name: row.name,
          share: row.count / largest,
          shown: link(row),
          tone: row.amber && row.count > 0 ? "amber" : "brand",
        }));
        if (others.rows > 0)
          bars.push({
            key: "others",
            name: t("others", { count: others.rows }),
            share: others.count / largest,
            shown: format.count(others.count),
            tone: "neutral",
          });
        return <Bars label={props.title} bars={bars} />;
      }}
    </DataFigure>
  );
}

function Weeks({ board, onOpen }: CasePartProps) {
  const t = useTranslations("crm.dashboard.cases");
  const format = useFormat();
  const weeks = board.perWeek.map(({ week }) => weekFrom(week));
  const axis = useAxisMarks({ from: weeks[0]?.start, until: weeks.at(-1)?.end, place: placeAmong(weeks) });
  const sum = (key: "opened" | "solved") => board.perWeek.reduce((all, week) => all + week[key].count, 0);
  const tallest = Math.max(1, ...board.perWeek.flatMap((week) => [week.opened.count, week.solved.count]));
  const day = (week: string) => format.shortDate(week);
  return (
    <DataFigure
      title={t("perWeek")}
      rows={board.perWeek}
      takeaway={() => t("perWeekTake", { opened: format.count(sum("opened")), solved: format.count(sum("solved")) })}
      fileName="cases-per-week"
      legend={(["opened", "solved"] as const).map((key) => (
        <span key={key} className="inline-flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className={`size-2.5 rounded-[3px] ${key === "opened" ? "bg-hairline-strong" : "bg-brand"}`}
          />
          {t(key)}
        </span>
      ))}
      columns={[
        { header: t("week"), value: (row) => row.week, shown: (row) => day(row.week) },
        ...(["opened", "solved"] as const).map((key) => ({
          header: t(key),
          value: (row: CaseBoard["perWeek"][number]) => row[key].count,
          shown: (row: CaseBoard["perWeek"][number]) => (
            <FigureLink figure={row[key]} title={`${t(key)}, ${day(row.week)}`} onOpen={onOpen}>
              {format.count(row[key].count)}
            </FigureLink>
          ),
          align: "end" as const,
        })),
      ]}
    >
      {(all) => (
        <Columns
          label={t("perWeek")}
          beside
          axis={axis}
          columns={all.map((week) => ({
            key: week.week,
            label: day(week.week),
            parts: (["opened", "solved"] as const).map((key) => ({
              share: week[key].count / tallest,
              tone: key === "opened" ? ("neutral" as const) : ("brand" as const),
              value: (
                <FigureLink figure={week[key]} title={`${t(key)}, ${day(week.week)}`} onOpen={onOpen}>
                  {format.count(week[key].count)}
                </FigureLink>
              ),
            })),
          }))}
        />
      )}
    </DataFigure>
  );
}
