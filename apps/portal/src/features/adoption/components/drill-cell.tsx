import { HiddenToProtect } from "@arraigo/ui/empty-state";
import { CardSkeleton } from "@arraigo/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { QueryView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";
import { DrillSection } from "./drill-section";
import { FigureBars } from "./figure-bars";
import type { By } from "./heat-figure";
import { NamesBehind } from "./names-behind";

interface DrillCellProps {
  rolloutId: string;
  by: By;
  group: string;
  behaviourId: string;
  minimum: number;
}

/** The periods behind a cell, and where the organisation allows it, the names. */
export function DrillCell({ minimum, ...cell }: DrillCellProps) {
  const t = useTranslations("adoption.drill");
  const format = useFormat();
  const query = useQuery(trpc.adoption.drill.cell.queryOptions(cell));
  return (
    <QueryView query={query} loading={<CardSkeleton lines={8} />}>
      {(data) => {
        if (!data.cell || "suppressed" in data.cell)
          return <HiddenToProtect title={t("hidden")}>{t("hiddenWhy", { minimum })}</HiddenToProtect>;
        return (
          <div className="grid gap-7">
            <FigureBars
              label={data.behaviour?.name ?? ""}
              minimum={minimum}
              figures={
                "share" in data.cell
                  ? [{ key: "cell", name: `${data.group ?? ""} · ${data.behaviour?.name ?? ""}`, figure: data.cell }]
                  : []
              }
            />
            <DrillSection
              title={t("periods")}
              note={
                data.behaviour?.targetCount
                  ? t("target", { count: data.behaviour.targetCount, cadence: data.behaviour.cadence })
                  : undefined
              }
            >
              {data.periods.length === 0 ? <p className="text-ink-3">{t("noPeriods")}</p> : null}
              <FigureBars
                label={t("periods")}
                minimum={minimum}
                figures={data.periods.toReversed().map(({ from, until, figure }) => ({
                  key: from,
                  name:
                    from === until
                      ? format.date(from)
                      : t("span", { from: format.date(from), until: format.date(until) }),
                  figure,
                }))}
              />
            </DrillSection>
            {data.mayLook ? <NamesBehind cell={cell} /> : null}
          </div>
        );
      }}
    </QueryView>
  );
}
