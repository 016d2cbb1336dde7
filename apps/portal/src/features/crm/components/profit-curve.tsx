import { DataFigure } from "@arraigo/ui/data-figure";
import { useWidth } from "@arraigo/ui/plain/use-width";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import type { ProfitCurve } from "../insight-types";
import { fromMinor } from "../money";
import { useShortFormat } from "../use-short-format";
import { useMoney } from "./use-board-money";

const [height, left, bottom, top] = [240, 52, 22, 10];

/** Contribution gathered from the best customer to the worst: what rises above the end is taken away again. */
export function WhaleCurve({ curve }: { curve: ProfitCurve }) {
  const t = useTranslations("crm.profit");
  const format = useFormat();
  const money = useMoney(curve.currency);
  const last = curve.points.at(-1);
  const peak = curve.points.reduce((most, point) => (point.cumulativeMinor > most.cumulativeMinor ? point : most), {
    accounts: 0,
    cumulativeMinor: 0,
  });
  const lost = peak.cumulativeMinor - (last?.cumulativeMinor ?? 0);
  return (
    <DataFigure
      title={t("curve")}
      rows={curve.points}
      takeaway={() =>
        !last
          ? t("curveEmpty")
          : last.accounts === 1
            ? t("curveOne", { sum: money(last.cumulativeMinor) })
            : lost <= 0
              ? t("curveFlat")
              : t("curveTake", {
                  share: format.percent(peak.accounts / last.accounts),
                  peak: money(peak.cumulativeMinor),
                  loss: money(lost),
                })
      }
      fileName="whale-curve"
      csvNotes={[curve.currency, `${curve.from} – ${curve.to}`]}
      columns={[
        { header: t("customers"), value: (row) => row.accounts, align: "end" },
        {
          header: t("cumulative"),
          value: (row) => fromMinor(row.cumulativeMinor, curve.currency),
          shown: (row) => money(row.cumulativeMinor),
          align: "end",
        },
      ]}
    >
      {(points) =>
        (points.at(-1)?.accounts ?? 0) > 1 ? <Drawing points={points} peak={peak} currency={curve.currency} /> : null
      }
    </DataFigure>
  );
}

function Drawing(props: {
  points: readonly ProfitCurve["points"][number][];
  peak: ProfitCurve["points"][number];
  currency: string;
}) {
  const t = useTranslations("crm.profit");
  const short = useShortFormat();
  const [ref, width] = useWidth<HTMLDivElement>(640);
  const { points, peak } = props;
  const last = points.at(-1);
  if (!last) return null;
  const values = points.map((point) => point.cumulativeMinor);
  const [low, high] = [Math.min(0, ...values), Math.max(1, ...values)];
  const x = (accounts: number) => left + (accounts / Math.max(1, last.accounts)) * (width - left - 8);
  const y = (value: number) => top + (1 - (value - low) / (high - low)) * (height - top - bottom);
  const path = points.map((point) => `${x(point.accounts)},${y(point.cumulativeMinor)}`).join(" ");
  const after = points.filter((point) => point.accounts >= peak.accounts);
  const label = (value: number) => short.compact(fromMinor(value, props.currency));
  return (
    <div ref={ref}>
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        className="block"
        role="img"
        aria-label={t("curve")}
      >
        {[...new Set([low, 0, high])].map((mark) => (
          <g key={mark}>
            <path d={`M${left} ${y(mark)}H${width}`} className="stroke-hairline" />
            <text x={left - 8} y={y(mark) + 4} textAnchor="end" className="figures fill-ink-3 text-[11px]">
              {label(mark)}
            </text>
          </g>
        ))}
        {after.length > 1 ? (
          <polygon
            points={`${after.map((point) => `${x(point.accounts)},${y(point.cumulativeMinor)}`).join(" ")} ${x(last.accounts)},${y(peak.cumulativeMinor)}`}
            className="fill-amber/15"
          />
        ) : null}
        <polyline points={path} fill="none" className="stroke-brand" strokeWidth="2" strokeLinejoin="round" />
        {peak.accounts < last.accounts ? (
          <path
            d={`M${x(peak.accounts)} ${y(peak.cumulativeMinor)}H${x(last.accounts)}`}
            className="stroke-amber"
            strokeDasharray="4 4"
          />
        ) : null}
        <circle cx={x(peak.accounts)} cy={y(peak.cumulativeMinor)} r="4" className="fill-brand" />
        <circle
          cx={x(last.accounts)}
          cy={y(last.cumulativeMinor)}
          r="4"
          className={peak.accounts < last.accounts ? "fill-amber" : "fill-brand"}
        />
        <text x={left} y={height - 5} className="figures fill-ink-3 text-[11px]">
          0
        </text>
        <text x={width - 8} y={height - 5} textAnchor="end" className="figures fill-ink-3 text-[11px]">
          {t("curveEnd", { count: last.accounts })}
        </text>
      </svg>
    </div>
  );
}
