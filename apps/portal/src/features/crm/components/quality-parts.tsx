import { Bars } from "@arraigo/ui/bars";
import { DataFigure } from "@arraigo/ui/data-figure";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import type { QualityOverview } from "../insight-types";

export type QualityFigure = Extract<NonNullable<QualityOverview["total"]>, { score: number }>;

const pointsOf = { completeness: 40, validity: 20, freshness: 20, uniqueness: 15, ownership: 5 } as const;
type Part = keyof typeof pointsOf;
const parts = Object.keys(pointsOf) as Part[];

/** What a score is made of: points out of those each part can give, with what the part means. */
export function QualityParts({ figure }: { figure: QualityFigure }) {
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
            shown: format.decimal(row.points),
            beside: `/ ${row.max}`,
            tone: row.share < 0.6 ? ("amber" as const) : ("brand" as const),
          }))}
        />
      )}
    </DataFigure>
  );
}
