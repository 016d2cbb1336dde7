import { MarkList, MarkRules } from "@arraigo/ui/chart-marks";
import { DataFigure } from "@arraigo/ui/data-figure";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { useAxisMarks } from "../../../lib/use-axis-marks";
import type { QualityOverview } from "../insight-types";

const [width, height, room] = [600, 132, 22];

/** The score day by day, on a scale of 0 to 100 cut where nothing ever was. */
export function QualityHistory({ history }: { history: QualityOverview["history"] }) {
  const t = useTranslations("crm.quality");
  const format = useFormat();
  const [first, last] = [history[0], history.at(-1)];
  return (
    <DataFigure
      title={t("history")}
      rows={history}
      takeaway={() =>
        first && last && history.length > 1
          ? t("historyTake", {
              from: format.decimal(first.score),
              to: format.decimal(last.score),
              day: format.shortDate(first.day),
            })
          : t("historyNone")
      }
      fileName="data-quality-history"
      columns={[
        { header: t("day"), value: (row) => row.day, shown: (row) => format.date(row.day) },
        {
          header: t("score"),
          value: (row) => Math.round(row.score * 10) / 10,
          shown: (row) => format.decimal(row.score),
          align: "end",
        },
        { header: t("records", { count: 2 }).replace(/^\S+\s/u, ""), value: (row) => row.records, align: "end" },
      ]}
    >
      {(days) => <Line days={days} />}
    </DataFigure>
  );
}

function Line({ days }: { days: readonly QualityOverview["history"][number][] }) {
  const format = useFormat();
  const [lit, setLit] = useState<string | null>(null);
  const [first, last] = [days[0], days.at(-1)];
  const axis = useAxisMarks({ from: first?.day, until: last?.day, place: Date.parse });
  if (!first || !last) return null;
  const scores = days.map((day) => day.score);
  const low = Math.max(0, Math.floor((Math.min(...scores) - 4) / 10) * 10);
  const high = Math.min(100, Math.ceil((Math.max(...scores) + 4) / 10) * 10);
  const start = Date.parse(first.day);
  const span = Math.max(1, Date.parse(last.day) - start);
  const at = (time: number) => ((time - start) / span) * (width - room - 8) + room;
  const x = (day: string) => at(Date.parse(day));
  const y = (score: number) => height - 20 - ((score - low) / Math.max(1, high - low)) * (height - 32);
  return (
    <div>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        className="h-auto w-full"
        role="img"
        aria-label={`${format.decimal(first.score)} → ${format.decimal(last.score)}`}
      >
        {[low, (low + high) / 2, high].map((mark) => (
          <g key={mark}>
            <path d={`M${room} ${y(mark)}H${width}`} className="stroke-hairline" strokeWidth="1" />
            <text x="0" y={y(mark) + 4} className="figures fill-ink-3 text-[11px]">
              {format.count(mark)}
            </text>
          </g>
        ))}
        <polyline
          points={days.map((day) => `${x(day.day)},${y(day.score)}`).join(" ")}
          fill="none"
          className="stroke-brand"
          strokeWidth="2"
          strokeLinejoin="round"
        />
        <g className="text-[11px]">
          <MarkRules marks={axis.marks} x={at} top={2} bottom={height - 20} right={width} lit={lit} />
        </g>
        <circle cx={x(last.day)} cy={y(last.score)} r="3.5" className="fill-brand" />
        <text x={room} y={height - 4} className="figures fill-ink-3 text-[11px]">
          {format.shortDate(first.day)}
        </text>
        <text x={width} y={height - 4} textAnchor="end" className="figures fill-ink-3 text-[11px]">
          {format.shortDate(last.day)}
        </text>
      </svg>
      <MarkList label={axis.label} marks={axis.marks} lit={lit} onLit={setLit} />
    </div>
  );
}
