import { DataFigure } from "@arraigo/ui/data-figure";
import { useTranslations } from "use-intl";
import { monthOf } from "../../../lib/calendar-periods";
import { placeAmong, useAxisMarks } from "../../../lib/use-axis-marks";
import { fromMinor } from "../money";
import { useShortFormat } from "../use-short-format";
import { Columns } from "./dashboard-columns";
import { FigureLink } from "./dashboard-link";
import { type BoardPartProps, useMoney } from "./use-board-money";

/** What was won and what is open, by the month it closes in; open amounts weighed by their stage's probability. */
export function Forecast({ board, onOpen }: BoardPartProps) {
  const t = useTranslations("crm.dashboard.deals");
  const money = useMoney(board.currency);
  const short = useShortFormat();
  const open = board.forecast.reduce((sum, month) => sum + month.open.amountMinor, 0);
  const weighted = board.forecast.reduce((sum, month) => sum + month.open.weightedMinor, 0);
  const tallest = Math.max(1, ...board.forecast.map((month) => month.won.amountMinor + month.open.weightedMinor));
  const { month } = short;
  const months = board.forecast.map((row) => monthOf(row.month));
  const axis = useAxisMarks({ from: months[0]?.start, until: months.at(-1)?.end, place: placeAmong(months) });
  return (
    <DataFigure
      title={t("forecast")}
      rows={board.forecast}
      takeaway={() =>
        t("forecastTake", {
          won: money(board.forecast[0]?.won.amountMinor ?? 0),
          open: money(open),
          weighted: money(weighted),
        })
      }
      fileName="forecast"
      csvNotes={[board.currency]}
      legend={
        <>
          <span className="inline-flex items-center gap-1.5">
            <span aria-hidden="true" className="size-2.5 rounded-[3px] bg-brand" /> {t("wonAmount")}
          </span>
          <span className="inline-flex items-center gap-1.5">
            <span aria-hidden="true" className="size-2.5 rounded-[3px] bg-brand opacity-40" /> {t("openAmount")}
          </span>
        </>
      }
      footnote={
        board.undated.count > 0 ? (
          <FigureLink figure={board.undated} title={t("undated", { count: board.undated.count })} onOpen={onOpen}>
            {t("undated", { count: board.undated.count })}
          </FigureLink>
        ) : undefined
      }
      columns={[
        { header: t("month"), value: (row) => row.month },
        {
          header: t("wonAmount"),
          value: (row) => fromMinor(row.won.amountMinor, board.currency),
          shown: (row) => (
            <FigureLink figure={row.won} title={`${t("won")}, ${month(row.month)}`} onOpen={onOpen}>
              {money(row.won.amountMinor)}
            </FigureLink>
          ),
          align: "end",
        },
        {
          header: t("open"),
          value: (row) => fromMinor(row.open.amountMinor, board.currency),
          shown: (row) => (
            <FigureLink figure={row.open} title={`${t("open")}, ${month(row.month)}`} onOpen={onOpen}>
              {money(row.open.amountMinor)}
            </FigureLink>
          ),
          align: "end",
        },
        {
          header: t("weightedAmount"),
          value: (row) => fromMinor(row.open.weightedMinor, board.currency),
          shown: (row) => money(row.open.weightedMinor),
          align: "end",
        },
      ]}
    >
      {(rows) => (
        <Columns
          label={t("forecast")}
          axis={axis}
          columns={rows.map((row) => ({
            key: row.month,
            label: month(row.month),
            value: (
              <FigureLink figure={row.open.count > 0 ? row.open : row.won} title={month(row.month)} onOpen={onOpen}>
                {short.compact(fromMinor(row.won.amountMinor + row.open.weightedMinor, board.currency))}
              </FigureLink>
            ),
            parts: [
              { share: row.won.amountMinor / tallest, tone: "brand" as const },
              { share: row.open.weightedMinor / tallest, tone: "soft" as const },
            ],
          }))}
        />
      )}
    </DataFigure>
  );
}
