import { AdoptionCurve, type CurvePoint } from "@arraigo/ui/adoption-curve";
import { DataFigure } from "@arraigo/ui/data-figure";
import { LegendLine } from "@arraigo/ui/legend";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { useAxisMarks } from "../../../lib/use-axis-marks";
import { wholePoints } from "../plan-word";
import type { HeadlineData, RolloutData } from "../types";
import { HowCounted } from "./how-counted";

type Day = HeadlineData["curve"][number];

interface CurveRow extends CurvePoint {
  day: string;
  inScope: number | null;
}

const weekMs = 7 * 86_400_000;

function rowsOf(curve: readonly Day[]): CurveRow[] {
  const first = curve[0]?.day;
  if (!first) return [];
  // The first point is a week's end; the line is told in weeks since the Monday before it.
  const start = Date.parse(first) - weekMs + 86_400_000;
  return curve.map(({ day, figure, plan }) => {
    const known = figure && "share" in figure ? figure : null;
    return {
      day,
      x: Math.round(((Date.parse(day) + 86_400_000 - start) / weekMs) * 10) / 10,
      inScope: known?.denominator ?? null,
      ...(known
        ? {
            value: known.share,
            ...(known.lower !== null && known.upper !== null ? { low: known.lower, high: known.upper } : {}),
          }
        : {}),
      ...(plan === null ? {} : { plan }),
    };
  });
}

/** Adoption by week with its band, the plan beside it, and the days waves went live. */
export function CurveFigure({ data, onHow }: { data: RolloutData & { headline: HeadlineData }; onHow: () => void }) {
  const t = useTranslations("adoption.curve");
  const format = useFormat();
  const rows = rowsOf(data.headline.curve);
  const last = rows.findLast((row) => row.value !== undefined);
  const first = rows[0];
  const weekOf = (day: string) =>
    first === undefined ? undefined : (Date.parse(day) - Date.parse(first.day) + weekMs) / weekMs;
  const axis = useAxisMarks({ from: first?.day, until: rows.at(-1)?.day, place: weekOf, without: ["go_live"] });
  const markers = first
    ? data.goLives.map(({ day }, index) => ({
        x: Math.max(first.x, weekOf(day) ?? first.x),
        label: t("wave", { number: index + 1 }),
      }))
    : [];
  const planEnd = rows.findLast((row) => row.plan !== undefined);
  return (
    <DataFigure
      title={t("title")}
      className="flex h-full flex-col [&>footer]:mt-auto [&>footer]:pt-2.5"
      rows={rows}
      takeaway={() => (last ? <Take rows={rows} last={last} /> : t("empty"))}
      fileName="adoption-curve"
      csvNotes={[data.rollout.name, data.rollout.computedAt ?? ""]}
      columns={[
        { header: t("day"), value: (row) => row.day, shown: (row) => format.date(row.day) },
        {
          header: t("adopted"),
          value: (row) => row.value ?? null,
          shown: (row) => format.percent(row.value),
          align: "end",
        },
        {
          header: t("interval"),
          value: (row) =>
            row.low === undefined || row.high === undefined ? null : `${row.low.toFixed(3)} – ${row.high.toFixed(3)}`,
          shown: (row) => (row.low === undefined || row.high === undefined ? "–" : format.interval(row.low, row.high)),
          align: "end",
        },
        { header: t("inScope"), value: (row) => row.inScope, shown: (row) => format.count(row.inScope), align: "end" },
        { header: t("plan"), value: (row) => row.plan ?? null, shown: (row) => format.percent(row.plan), align: "end" },
      ]}
      definition={<HowCounted onOpen={onHow} />}
      legend={
        <>
          <LegendLine stroke="solid">{t("adopted")}</LegendLine>
          <LegendLine stroke="dotted" tone="neutral">
            {t("plan")}
          </LegendLine>
        </>
      }
    >
      {(drawn) =>
        last ? (
          <AdoptionCurve
            label={t("label")}
            points={drawn}
            markers={markers}
            marks={axis.marks}
            marksLabel={axis.label}
            tick={(week) => (week <= 0 ? t("goLive") : t("tick", { week: Math.round(week) }))}
            describe={(point) =>
              t("describe", {
                week: Math.round(point.x),
                percent: format.percent(point.value),
                plan: format.percent(point.plan),
              })
            }
            scrubLabel={t("scrub")}
            valueLabel={t("today", { percent: format.percent(last.value) })}
            {...(planEnd?.plan === undefined
              ? {}
              : {
                  planLabel: t("planAt", { percent: format.percent(planEnd.plan), day: format.shortDate(planEnd.day) }),
                })}
          />
        ) : null
      }
    </DataFigure>
  );
}

function Take({ rows, last }: { rows: readonly CurveRow[]; last: CurveRow }) {
  const t = useTranslations("adoption.curve");
  const format = useFormat();
  const before = rows.findLast(
    (row) => row.value !== undefined && Date.parse(row.day) <= Date.parse(last.day) - 4 * weekMs,
  );
  const points = before?.value === undefined || last.value === undefined ? null : wholePoints(before.value, last.value);
  const change =
    points === null ? "none" : points === 0 ? t("same") : t(points > 0 ? "up" : "down", { points: Math.abs(points) });
  return t("take", {
    percent: format.percent(last.value),
    day: format.date(last.day),
    change,
    plan: last.plan === undefined ? "none" : format.percent(last.plan),
  });
}
