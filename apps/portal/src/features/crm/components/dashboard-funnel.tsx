import { Bars } from "@arraigo/ui/bars";
import { DataFigure } from "@arraigo/ui/data-figure";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { FigureLink } from "./dashboard-link";
import type { BoardPartProps } from "./use-board-money";

/** How many deals came into each stage, how many went on, and how long they took. */
export function Funnel({ board, onOpen }: BoardPartProps) {
  const t = useTranslations("crm.dashboard.deals");
  const format = useFormat();
  const largest = Math.max(1, ...board.funnel.map((step) => step.entered.count));
  const first = board.funnel.find((step) => step.entered.count > 0 && step.kind === "open");
  const share = (step: (typeof board.funnel)[number]) =>
    step.kind === "open" && step.entered.count > 0 ? step.wentOn.count / step.entered.count : null;
  return (
    <DataFigure
      title={t("funnel")}
      rows={board.funnel}
      takeaway={() =>
        first
          ? t("funnelTake", { first: first.entered.count, stage: first.name, won: format.percent(share(first)) })
          : t("funnelEmpty")
      }
      fileName="funnel"
      csvNotes={[`${board.from} – ${board.to}`, board.currency]}
      columns={[
        { header: t("stage"), value: (row) => row.name },
        {
          header: t("entered"),
          value: (row) => row.entered.count,
          shown: (row) => (
            <FigureLink figure={row.entered} title={t("enteredTitle", { stage: row.name })} onOpen={onOpen}>
              {format.count(row.entered.count)}
            </FigureLink>
          ),
          align: "end",
        },
        {
          header: t("wentOn"),
          value: (row) => (row.kind === "open" ? row.wentOn.count : null),
          shown: (row) =>
            row.kind === "open" ? (
              <FigureLink figure={row.wentOn} title={t("wentOnTitle", { stage: row.name })} onOpen={onOpen}>
                {format.count(row.wentOn.count)}
              </FigureLink>
            ) : (
              "–"
            ),
          align: "end",
        },
        {
          header: t("conversion"),
          value: (row) => share(row),
          shown: (row) => format.percent(share(row)),
          align: "end",
        },
        {
          header: t("medianDays"),
          value: (row) => row.medianDays,
          shown: (row) => format.decimal(row.medianDays),
          align: "end",
        },
      ]}
    >
      {(steps) => (
        <Bars
          label={t("funnel")}
          bars={steps.map((step) => ({
            key: step.stageId,
            name: step.name,
            share: step.entered.count / largest,
            tone: step.kind === "lost" ? ("neutral" as const) : ("brand" as const),
            shown: (
              <FigureLink figure={step.entered} title={t("enteredTitle", { stage: step.name })} onOpen={onOpen}>
                {format.count(step.entered.count)}
              </FigureLink>
            ),
            beside:
              share(step) === null ? undefined : (
                <>
                  <FigureLink figure={step.wentOn} title={t("wentOnTitle", { stage: step.name })} onOpen={onOpen}>
                    {`${t("wentOn").toLowerCase()} ${format.percent(share(step))}`}
                  </FigureLink>
                  {step.medianDays === null ? null : ` · ${t("days", { days: Math.round(step.medianDays) })}`}
                </>
              ),
          }))}
        />
      )}
    </DataFigure>
  );
}
