import { Bars } from "@arraigo/ui/bars";
import { DataFigure } from "@arraigo/ui/data-figure";
import { NothingYet } from "@arraigo/ui/empty-state";
import { Kpi } from "@arraigo/ui/kpi";
import { KpiStrip } from "@arraigo/ui/kpi-strip";
import { useTranslations } from "use-intl";
import { weekFrom } from "../../../lib/calendar-periods";
import { useFormat } from "../../../lib/format";
import { placeAmong, useAxisMarks } from "../../../lib/use-axis-marks";
import type { ActivityBoard, Behind } from "../insight-types";
import { Columns } from "./dashboard-columns";
import { FigureLink } from "./dashboard-link";

interface ActivityPartProps {
  board: ActivityBoard;
  onOpen: (rows: Behind, title: string) => void;
}

/** What was done, by kind and week, with the minutes somebody wrote down. */
export function ActivityFigures({ board, onOpen }: ActivityPartProps) {
  const t = useTranslations("crm.dashboard.activities");
  const d = useTranslations("crm.dashboard");
  const kinds = useTranslations("crm.kinds");
  const format = useFormat();
  const { total } = board;
  const largest = Math.max(1, ...board.byKind.map((each) => each.count));
  if (total.count === 0) return <NothingYet title={t("empty")}>{t("emptyWhy")}</NothingYet>;
  return (
    <>
      <KpiStrip label={d("figures")} columns={2}>
        <Kpi
          label={t("total")}
          value={
            <FigureLink figure={total} title={t("allKinds")} onOpen={onOpen}>
              {format.count(total.count)}
            </FigureLink>
          }
        />
        <Kpi
          label={t("hours")}
          value={total.timed === 0 ? undefined : format.decimal(total.minutes / 60)}
          {...(total.timed < total.count || total.timed === 0
            ? { missing: t("timed", { timed: total.timed, count: total.count }) }
            : { note: t("timed", { timed: total.timed, count: total.count }) })}
        />
      </KpiStrip>
      <div className="grid gap-gap lg:grid-cols-[minmax(0,1fr)_minmax(0,1.72fr)]">
        <DataFigure
          title={t("byKind")}
          rows={board.byKind.filter((each) => each.count > 0)}
          takeaway={() => undefined}
          fileName="activities-by-kind"
          columns={[
            { header: t("kind"), value: (row) => kinds(row.kind) },
            { header: t("count"), value: (row) => row.count, align: "end" },
            { header: t("minutes"), value: (row) => (row.timed > 0 ? row.minutes : null), align: "end" },
          ]}
        >
          {(rows) => (
            <Bars
              label={t("byKind")}
              bars={rows.map((row) => ({
                key: row.kind,
                name: kinds(row.kind),
                share: row.count / largest,
                shown: (
                  <FigureLink figure={row} title={kinds(row.kind)} onOpen={onOpen}>
                    {format.count(row.count)}
                  </FigureLink>
                ),
                beside: row.timed > 0 ? format.unit(row.minutes / 60, "h") : undefined,
              }))}
            />
          )}
        </DataFigure>
        <ActivityWeeks board={board} onOpen={onOpen} />
      </div>
      <p className="max-w-[640px] text-12 text-ink-3">{t("notAll")}</p>
    </>
  );
}

function ActivityWeeks({ board, onOpen }: ActivityPartProps) {
  const t = useTranslations("crm.dashboard.activities");
  const kinds = useTranslations("crm.kinds");
  const format = useFormat();
  const weeks = board.perWeek.map(({ week }) => weekFrom(week));
  const axis = useAxisMarks({ from: weeks[0]?.start, until: weeks.at(-1)?.end, place: placeAmong(weeks) });
  const counts = board.perWeek.map((week) => week.kinds.reduce((sum, kind) => sum + kind.count, 0));
  const tallest = Math.max(1, ...counts);
  const average = counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length);
  type Week = ActivityBoard["perWeek"][number];
  const whole = (week: Week) => {
    const [first] = week.kinds;
    if (first?.rows.list !== "activity") return undefined;
    const { kind, ...filter } = first.rows.filter;
    const count = week.kinds.reduce((sum, each) => sum + each.count, 0);
    return { count, rows: { list: "activity" as const, filter } };
  };
  return (
    <DataFigure
      title={t("perWeek")}
      rows={board.perWeek}
      takeaway={() => t("perWeekTake", { count: format.decimal(average) })}
      fileName="activities-per-week"
      columns={[
        { header: t("week"), value: (row) => row.week, shown: (row) => format.shortDate(row.week) },
        ...board.byKind
          .filter((each) => each.count > 0)
          .map(({ kind }) => ({
            header: kinds(kind),
            value: (row: Week) => row.kinds.find((each) => each.kind === kind)?.count ?? 0,
            shown: (row: Week) => {
              const figure = row.kinds.find((each) => each.kind === kind);
              return figure ? (
                <FigureLink figure={figure} title={`${kinds(kind)}, ${format.shortDate(row.week)}`} onOpen={onOpen}>
                  {format.count(figure.count)}
                </FigureLink>
              ) : (
                "–"
              );
            },
            align: "end" as const,
          })),
      ]}
    >
      {(all) => (
        <Columns
          label={t("perWeek")}
          axis={axis}
          columns={all.map((week, index) => {
            const figure = whole(week);
            return {
              key: week.week,
              label: format.shortDate(week.week),
              value: figure ? (
                <FigureLink figure={figure} title={format.shortDate(week.week)} onOpen={onOpen}>
                  {format.count(figure.count)}
                </FigureLink>
              ) : undefined,
              parts: [{ share: (counts[index] ?? 0) / tallest, tone: "brand" as const }],
            };
          })}
        />
      )}
    </DataFigure>
  );
}
