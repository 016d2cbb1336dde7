import { type Bar, Bars } from "@arraigo/ui/bars";
import { ColumnChart } from "@arraigo/ui/column-chart";
import { DataFigure } from "@arraigo/ui/data-figure";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { placeAmong, useAxisMarks } from "../../../lib/use-axis-marks";
import { type CutRow, cutRows } from "../funnel-cut-rows";
import type { FunnelStepChoice } from "../funnel-steps";
import type { FunnelData, UsageGroupsData } from "../usage-types";
import { useFunnelWords } from "../use-funnel-words";
import { useUsageWords } from "../use-usage-words";
import { UsageDefinition } from "./usage-definition";

type By = "unit" | "location" | "role" | "day";

interface FunnelCutProps {
  figures: FunnelData;
  steps: readonly FunnelStepChoice[];
  within: number;
  by: By;
  group: string | undefined;
  groups: UsageGroupsData;
}

/** The same funnel of everybody, group by group or day by day: who began, and the share that got to the end. */
export function FunnelCut(props: FunnelCutProps) {
  const { figures, steps, groups } = props;
  const t = useTranslations("telemetry.usage.funnel");
  const format = useFormat();
  const words = useUsageWords();
  const { stepName, notesOfAll } = useFunnelWords(props);
  const by = figures.cut?.by ?? props.by;
  const nameOf = (key: string) => (by === "day" ? format.shortDate(key) : words.group(groups, by, key));
  const rows = cutRows(figures, nameOf);
  const days = by === "day" ? rows.map(({ key }) => ({ start: key, end: key })) : [];
  const axis = useAxisMarks({ from: days[0]?.start, until: days.at(-1)?.end, place: placeAmong(days) });
  const finishedOf = (row: CutRow) => row.reached.at(-1) ?? null;
  const note = (row: CutRow) => {
    if (row.hidden) return words.hidden(row.hidden, figures.minimum);
    return finishedOf(row) === null ? words.unsplit : null;
  };
  const share = (row: CutRow) => {
    const finished = finishedOf(row);
    return row.people && finished !== null ? finished / row.people : null;
  };
  return (
    <DataFigure
      title={t("cutTitle", { by })}
      rows={rows}
      takeaway={() => (by === "day" ? t("cutDayTake") : t("cutTake", { by }))}
      fileName={`funnel-by-${by}`}
      csvNotes={[...notesOfAll, words.splitRule(figures.minimum)]}
      columns={[
        { header: by === "day" ? t("day") : t("group"), value: (row) => (by === "day" ? row.key : row.name) },
        ...steps.map((step, at) => ({
          header: `${at + 1}. ${stepName(step)}`,
          value: (row: CutRow) => row.reached[at] ?? null,
          shown: (row: CutRow) => format.count(row.reached[at]),
          align: "end" as const,
        })),
        { header: t("share"), value: share, shown: (row) => format.percent(share(row)), align: "end" },
        { header: t("note"), value: note, shown: (row) => note(row) ?? "" },
      ]}
      definition={<UsageDefinition of="funnel" />}
      footnote={<span className="figures">{words.asOf(figures.computedAt)}</span>}
    >
      {(all) =>
        by === "day" ? (
          <ColumnChart
            label={t("cutTitle", { by })}
            columns={all.map((row) => ({
              key: row.key,
              ...(row.people === null ? { hidden: true } : { value: row.people }),
              ...(finishedOf(row) === null ? {} : { beside: finishedOf(row) ?? 0 }),
            }))}
            tick={(at) => words.tick(all[at]?.key ?? "", "day")}
            describe={(at) => described(all[at])}
            scrubLabel={t("day")}
            shown={format.count}
            marks={axis.marks}
            marksLabel={axis.label}
          />
        ) : (
          <Bars label={t("cutTitle", { by })} bars={all.map(barOf)} />
        )
      }
    </DataFigure>
  );

  function described(row: CutRow | undefined): string {
    if (!row) return "";
    if (row.hidden) return `${row.name}: ${words.why(row.hidden, figures.minimum)}`;
    const began = row.people ?? 0;
    const finished = finishedOf(row);
    return t("cutDescribe", {
      when: row.name,
      began,
      finished: finished ?? 0,
      some: finished === null ? "few" : began > 0 ? "yes" : "no",
    });
  }

  function barOf(row: CutRow): Bar {
    if (row.hidden) return { key: row.key, name: row.name, shown: note(row) ?? "" };
    const [part, finished] = [share(row), finishedOf(row)];
    return {
      key: row.key,
      name: row.name,
      ...(finished === null
        ? { shown: words.unsplit, beside: format.count(row.people) }
        : { shown: format.percent(part), beside: t("cutShown", { finished, began: row.people ?? 0 }) }),
      ...(part === null ? {} : { share: part }),
    };
  }
}
