import { Bars } from "@arraigo/ui/bars";
import { DataFigure } from "@arraigo/ui/data-figure";
import { Kpi } from "@arraigo/ui/kpi";
import { KpiStrip } from "@arraigo/ui/kpi-strip";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { fromMinor } from "../money";
import { Forecast } from "./dashboard-forecast";
import { Funnel } from "./dashboard-funnel";
import { FigureLink } from "./dashboard-link";
import { type BoardPartProps, useMoney } from "./use-board-money";

/** A pipeline as it stands, how deals went through it, and what is to be expected. */
export function DealFigures({ board, onOpen }: BoardPartProps) {
  const t = useTranslations("crm.dashboard.deals");
  const d = useTranslations("crm.dashboard");
  const format = useFormat();
  const money = useMoney(board.currency);
  const days = Math.round((Date.parse(board.to) - Date.parse(board.from)) / 86_400_000) + 1;
  const link = { onOpen };
  return (
    <>
      <KpiStrip label={d("figures")}>
        <Kpi
          label={t("open")}
          value={
            <FigureLink {...link} figure={board.open} title={t("open")}>
              <span className="max-sm:text-[1.1875rem]">{money(board.open.amountMinor)}</span>
            </FigureLink>
          }
          note={`${t("count", { count: board.open.count })} · ${t("weighted", { amount: money(board.open.weightedMinor) })}`}
        />
        <Kpi
          label={t("won")}
          value={
            <FigureLink {...link} figure={board.won} title={t("won")}>
              <span className="max-sm:text-[1.1875rem]">{money(board.won.amountMinor)}</span>
            </FigureLink>
          }
          note={
            <>
              {t("count", { count: board.won.count })} {t("inPeriod", { days })} ·{" "}
              <FigureLink {...link} figure={board.lost} title={t("lost")}>
                {`${format.count(board.lost.count)} ${t("lost").toLowerCase()}`}
              </FigureLink>
            </>
          }
        />
        <Kpi
          label={t("pastClose")}
          value={
            <FigureLink {...link} figure={board.pastClose} title={t("pastClose")}>
              {format.count(board.pastClose.count)}
            </FigureLink>
          }
          note={money(board.pastClose.amountMinor)}
          tone={board.pastClose.count > 0 ? "amber" : undefined}
        />
        <Kpi
          label={t("noNextStep")}
          value={
            <FigureLink {...link} figure={board.noNextStep} title={t("noNextStep")}>
              {format.count(board.noNextStep.count)}
            </FigureLink>
          }
          note={money(board.noNextStep.amountMinor)}
        />
      </KpiStrip>
      <div className="grid gap-gap lg:grid-cols-2">
        <Stages board={board} onOpen={onOpen} />
        <Forecast board={board} onOpen={onOpen} />
      </div>
      <Funnel board={board} onOpen={onOpen} />
    </>
  );
}

function Stages({ board, onOpen }: BoardPartProps) {
  const t = useTranslations("crm.dashboard.deals");
  const money = useMoney(board.currency);
  const format = useFormat();
  const largest = Math.max(1, ...board.stages.map((stage) => stage.amountMinor));
  return (
    <DataFigure
      title={t("stages")}
      rows={board.stages}
      takeaway={() =>
        board.open.count === 0
          ? t("stagesEmpty")
          : t("stagesTake", { amount: money(board.open.weightedMinor), total: money(board.open.amountMinor) })
      }
      fileName="pipeline"
      csvNotes={[board.currency]}
      columns={[
        { header: t("stage"), value: (row) => row.name },
        {
          header: t("opportunities"),
          value: (row) => row.count,
          shown: (row) => (
            <FigureLink figure={row} title={row.name} onOpen={onOpen}>
              {format.count(row.count)}
            </FigureLink>
          ),
          align: "end",
        },
        {
          header: t("amount"),
          value: (row) => fromMinor(row.amountMinor, board.currency),
          shown: (row) => money(row.amountMinor),
          align: "end",
        },
        {
          header: t("probability"),
          value: (row) => row.probability,
          shown: (row) => format.percent(row.probability / 100),
          align: "end",
        },
        {
          header: t("weightedAmount"),
          value: (row) => fromMinor(row.weightedMinor, board.currency),
          shown: (row) => money(row.weightedMinor),
          align: "end",
        },
      ]}
    >
      {(stages) => (
        <Bars
          label={t("stages")}
          bars={stages.map((stage) => ({
            key: stage.stageId,
            name: stage.name,
            share: stage.amountMinor / largest,
            shown: (
              <FigureLink figure={stage} title={stage.name} onOpen={onOpen}>
                {money(stage.amountMinor)}
              </FigureLink>
            ),
            beside: `${format.count(stage.count)} · ${format.percent(stage.probability / 100)}`,
          }))}
        />
      )}
    </DataFigure>
  );
}
