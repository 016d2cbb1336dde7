import { AdoptionCurve, type CurvePoint } from "@arraigo/ui/adoption-curve";
import { DataFigure } from "@arraigo/ui/data-figure";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import type { TimeToData, TimeToQuestion } from "../usage-types";
import { useUsageWords } from "../use-usage-words";
import { BehindButton } from "./behind-button";
import { UsageDefinition } from "./usage-definition";

/** The curve of those who got there, week by week, with its band: drawn, as a table and as a file. */
export function TimeFigure({ figures, asked }: { figures: TimeToData; asked: TimeToQuestion }) {
  const t = useTranslations("telemetry.uptake.time");
  const b = useTranslations("telemetry.uptake.behind");
  const format = useFormat();
  const words = useUsageWords();
  const { points, people, reached, minimum } = figures;
  const describe = ({ x }: CurvePoint) => {
    const point = points[x];
    if (!point) return "";
    const { lower, upper } = point;
    const band =
      lower === null || upper === null
        ? "none"
        : t("bandOf", { lower: format.percent(lower), upper: format.percent(upper) });
    return t("describe", { week: x, share: format.percent(point.share), band, atRisk: point.atRisk });
  };
  return (
    <DataFigure
      title={t("title")}
      rows={points}
      takeaway={() => t("take", { reached, people })}
      fileName="time-until-used"
      csvNotes={[t("csv", { from: figures.from, until: figures.until, minimum, at: figures.computedAt })]}
      actions={<BehindButton choices={[{ value: "time", label: b("asked"), ask: { figure: "timeTo", asked } }]} />}
      columns={[
        { header: t("day"), value: (row) => row.day, shown: (row) => format.count(row.day) },
        { header: t("share"), value: (row) => row.share, shown: (row) => format.percent(row.share), align: "end" },
        { header: t("lower"), value: (row) => row.lower, shown: (row) => format.percent(row.lower), align: "end" },
        { header: t("upper"), value: (row) => row.upper, shown: (row) => format.percent(row.upper), align: "end" },
        { header: t("atRisk"), value: (row) => row.atRisk, shown: (row) => format.count(row.atRisk), align: "end" },
      ]}
      definition={<UsageDefinition of="timeTo" />}
      footnote={
        <span className="figures">
          {words.counted("followed", people)} · {words.asOf(figures.computedAt)}
          {figures.cutAt === null ? null : ` · ${t("cut", { day: figures.cutAt, minimum: String(minimum) })}`}
          {figures.leftOut ? ` · ${t("leftOut", { people: figures.leftOut })}` : null}
        </span>
      }
    >
      {(all) => (
        <AdoptionCurve
          label={t("label")}
          points={all.map(({ share, lower, upper }, x) => ({
            x,
            value: share,
            ...(lower === null || upper === null ? {} : { low: lower, high: upper }),
          }))}
          tick={(x) => t("tick", { week: x })}
          describe={describe}
          scrubLabel={t("scrub")}
        />
      )}
    </DataFigure>
  );
}
