import { Bars } from "@arraigo/ui/bars";
import { Card } from "@arraigo/ui/card";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import type { QualityOverview } from "../insight-types";
import { listOf } from "../list-of";
import { stagedTypes } from "../staged-types";
import { figureLook } from "./figure-look";
import { writeConditions } from "./record-list/conditions";

type Type = keyof typeof listOf;

/** The score of each type of record. One's own count leads to exactly these records; of others there is a sum and no list. */
export function QualityByType({ overview }: { overview: QualityOverview }) {
  const t = useTranslations("crm.quality");
  const format = useFormat();
  const records = (type: Type, count: number) =>
    overview.whose === "mine" ? (
      <Link
        to={listOf[type]}
        search={{ owner: "mine", where: isStaged(type) ? open : undefined }}
        className={figureLook}
        aria-label={t("gapLabel", { type: t(`types.${type}`), field: t("records", { count }) })}
      >
        {t("records", { count })}
      </Link>
    ) : (
      t("records", { count })
    );
  return (
    <Card title={t("byType")}>
      <Bars
        label={t("byType")}
        bars={overview.byType.map(({ type, figure }) =>
          "score" in figure
            ? {
                key: type,
                name: t(`types.${type}`),
                share: figure.score / 100,
                shown: format.count(Math.round(figure.score)),
                beside: records(type, figure.records),
              }
            : { key: type, name: t(`types.${type}`), shown: t("hidden") },
        )}
      />
    </Card>
  );
}

/** What is closed is not measured. */
const open = writeConditions([{ field: "closed", op: "is", value: false }]);
const isStaged = (type: Type) => (stagedTypes as readonly string[]).includes(type);
