import { Bars } from "@arraigo/ui/bars";
import { DataFigure } from "@arraigo/ui/data-figure";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import type { QualityOverview } from "../insight-types";
import { losesMost } from "../loses-most";
import { figureLook } from "./figure-look";
import { qualityWorstId } from "./quality-worst";

export type QualityFigure = Extract<NonNullable<QualityOverview["total"]>, { score: number }>;

const pointsOf = { completeness: 40, validity: 20, freshness: 20, uniqueness: 15, ownership: 5 } as const;
type Part = keyof typeof pointsOf;
const parts = Object.keys(pointsOf) as Part[];

/** What a score is made of: points out of those each part can give, with what the part means. */
export function QualityParts({ figure, byType }: { figure: QualityFigure; byType: QualityOverview["byType"] }) {
  const t = useTranslations("crm.quality");
  const format = useFormat();
  const rows = parts.map((part) => ({
    part,
    share: figure.parts[part],
    points: figure.parts[part] * pointsOf[part],
    max: pointsOf[part],
  }));
  const worst = rows.reduce((most, row) => (row.max - row.points > most.max - most.points ? row : most));
  return (
    <DataFigure
      title={t("parts")}
      rows={rows}
      takeaway={() =>
        worst.max - worst.points < 0.05
          ? t("partsWhole")
          : t("partsTake", {
              part: t(`part.${worst.part}`).toLowerCase(),
              points: format.decimal(worst.max - worst.points),
            })
      }
      fileName="data-quality"
      columns={[
        { header: t("by"), value: (row) => t(`part.${row.part}`) },
        { header: t("score"), value: (row) => Math.round(row.points * 10) / 10, align: "end" },
        { header: t("outOf"), value: (row) => row.max, align: "end" },
      ]}
    >
      {(shown) => (
        <Bars
          label={t("parts")}
          bars={shown.map((row) => ({
            key: row.part,
            name: (
              <>
                {t(`part.${row.part}`)}
                <span className="block text-12 font-normal text-ink-3">{t(`partWhy.${row.part}`)}</span>
              </>
            ),
            share: row.share,
            shown: (
              <PartPoints part={row.part} points={format.decimal(row.points)} type={losesMost(byType, row.part)} />
            ),
            beside: `/ ${row.max}`,
            tone: row.share < 0.6 ? ("amber" as const) : ("brand" as const),
          }))}
        />
      )}
    </DataFigure>
  );
}

interface PartPointsProps {
  part: Part;
  points: string;
  type: QualityOverview["byType"][number]["type"] | undefined;
}

/** The points of a part lead to the records that lose most of them, the worst first. Where none are lost there is nothing to open. */
function PartPoints({ part, points, type }: PartPointsProps) {
  const t = useTranslations("crm.quality");
  if (!type) return points;
  return (
    <Link
      to="."
      search={(before: object) => ({ ...before, part, type, field: undefined })}
      hash={qualityWorstId}
      className={figureLook}
      aria-label={t("partRows", { part: t(`part.${part}`), points, type: t(`types.${type}`) })}
    >
      {points}
    </Link>
  );
}
