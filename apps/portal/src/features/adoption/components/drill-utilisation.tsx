import { CardSkeleton } from "@arraigo/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { QueryView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";
import { DrillSection } from "./drill-section";
import { FigureBars } from "./figure-bars";

/** Utilisation taken apart: by behaviour over its window, and week by week. */
export function DrillUtilisation(props: { rolloutId: string; minimum: number }) {
  const t = useTranslations("adoption.drill");
  const format = useFormat();
  const query = useQuery(trpc.adoption.drill.utilisation.queryOptions({ rolloutId: props.rolloutId }));
  return (
    <QueryView query={query} loading={<CardSkeleton lines={8} />}>
      {(data) => (
        <div className="grid gap-7">
          <DrillSection title={t("behaviours")}>
            <FigureBars
              label={t("behaviours")}
              minimum={props.minimum}
              figures={data.behaviours.map(({ behaviourId, name, figure }) => ({ key: behaviourId, name, figure }))}
            />
          </DrillSection>
          <DrillSection title={t("weeks")}>
            {data.weeks.length === 0 ? <p className="text-ink-3">{t("noPeriods")}</p> : null}
            <FigureBars
              label={t("weeks")}
              minimum={props.minimum}
              figures={data.weeks
                .toReversed()
                .map(({ from, figure }) => ({ key: from, name: t("weekOf", { day: format.date(from) }), figure }))}
            />
          </DrillSection>
        </div>
      )}
    </QueryView>
  );
}
