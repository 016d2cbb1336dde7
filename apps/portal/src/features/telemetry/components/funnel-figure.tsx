import { DataFigure } from "@arraigo/ui/data-figure";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import type { FunnelStepChoice } from "../funnel-steps";
import type { BehindQuestion, FunnelData, FunnelStepData, UsageGroupsData } from "../usage-types";
import { useDuration } from "../use-duration-words";
import { useFunnelWords } from "../use-funnel-words";
import { useUsageWords } from "../use-usage-words";
import { BehindButton, type BehindChoice } from "./behind-button";
import { UsageDefinition } from "./usage-definition";

interface FunnelFigureProps {
  figures: FunnelData;
  steps: readonly FunnelStepChoice[];
  within: number;
  group: string | undefined;
  groups: UsageGroupsData;
  /** The question, to see who is behind a step. */
  ask: Extract<BehindQuestion, { figure: "funnel" }>["asked"];
}

interface Row extends FunnelStepData {
  name: string;
  last: boolean;
  /** The way to the next step. */
  after: FunnelStepData | undefined;
}

const times = ["quarter", "half", "threeQuarters"] as const;

/** Step by step: how many people, how many of them go on, and how long they take. */
export function FunnelFigure({ figures, steps, within, group, groups, ask }: FunnelFigureProps) {
  const t = useTranslations("telemetry.usage.funnel");
  const b = useTranslations("telemetry.uptake.behind");
  const format = useFormat();
  const duration = useDuration();
  const words = useUsageWords();
  const { stepName, notes } = useFunnelWords({ figures, steps, within, group, groups });
  const rows = figures.steps.map(
    (step, at): Row => ({
      ...step,
      name: stepName(steps[at]),
      last: at === figures.steps.length - 1,
      after: figures.steps[at + 1],
    }),
  );
  const ways = rows.filter(({ last }) => !last);
  const worst = ways.toSorted((one, other) => (other.dropped ?? 0) - (one.dropped ?? 0))[0];
  const isAll = ways.every(({ dropped }) => dropped !== null);
  const behindOf = (row: Row, step: number, part: "reached" | "dropped"): BehindChoice => ({
    value: `funnel:${part}:${step}`,
    label: b(part === "reached" ? "madeStep" : "stoppedAt", { step: row.name }),
    ask: { figure: "funnel", asked: ask, step, part },
  });
  const timeOf = ({ time }: FunnelStepData) => (time && "half" in time ? time : null);
  const { whole } = figures;
  // The last of them is what opens first: who stopped after the first step.
  const choices = rows
    .flatMap((row, step): BehindChoice[] => [
      ...(row.last || row.dropped === null ? [] : [behindOf(row, step, "dropped")]),
      ...(row.people === null ? [] : [behindOf(row, step, "reached")]),
    ])
    .toReversed();
  const header = { quarter: t("quarter"), half: t("median"), threeQuarters: t("threeQuarters") };
  return (
    <DataFigure
      title={t("title")}
      rows={rows}
      takeaway={() => {
        if (rows[0]?.people === 0) return undefined;
        // Which step loses most is known only where each of them is told.
        if (!worst || !isAll) return undefined;
        if (worst.dropped === 0) return t("takeNone");
        return t("take", { step: worst.name, dropped: worst.dropped ?? 0, people: worst.people ?? 0 });
      }}
      fileName="funnel"
      csvNotes={[...notes, words.splitRule(figures.minimum)]}
      actions={<BehindButton choices={choices} />}
      columns={[
        { header: t("steps"), value: (row) => row.name },
        { header: t("people"), value: (row) => row.people, shown: (row) => format.count(row.people), align: "end" },
        { header: t("dropped"), value: (row) => row.dropped, shown: (row) => format.count(row.dropped), align: "end" },
        {
          header: t("fromStart"),
          value: (row) => row.fromStart,
          shown: (row) => format.percent(row.fromStart),
          align: "end",
        },
        {
          header: t("fromPrevious"),
          value: (row) => row.fromPrevious,
          shown: (row) => format.percent(row.fromPrevious),
          align: "end",
        },
        ...times.map((part) => ({
          header: t("seconds", { name: header[part] }),
          value: (row: Row) => timeOf(row)?.[part] ?? null,
          shown: (row: Row) => {
            const time = timeOf(row);
            return time ? duration(time[part]) : "–";
          },
          align: "end" as const,
        })),
      ]}
      definition={<UsageDefinition of="funnel" />}
      footnote={
        <span className="figures">
          {whole && "half" in whole ? `${t("whole", { people: whole.people, ...durations(whole, duration) })} ` : null}
          {words.counted("began", rows[0]?.people)} · {words.asOf(figures.computedAt)}
          {figures.openSince ? ` · ${t("open", { day: format.shortDate(figures.openSince) })}` : null}
        </span>
      }
    >
      {(all) => (
        <ol aria-label={t("title")} className="grid gap-3">
          {all.map((row, at) => (
            <li key={at} className="grid gap-1">
              <span className="flex flex-wrap items-baseline gap-x-3">
                <span className="min-w-0 flex-1 font-medium">
                  <span className="figures mr-1.5 text-ink-3">{at + 1}</span>
                  {row.name}
                </span>
                {row.people === null ? (
                  <span className="text-12 text-amber">{words.unsplit}</span>
                ) : (
                  <span className="figures">
                    <span className="font-semibold">{format.count(row.people)}</span>
                    <small className="ml-1.5 text-12 text-ink-3">{format.percent(row.fromStart)}</small>
                  </span>
                )}
              </span>
              <span aria-hidden="true" className="block h-6 overflow-hidden rounded-1 bg-sunken">
                <span className="block h-full rounded-1 bg-brand" style={{ width: `${(row.fromStart ?? 0) * 100}%` }} />
              </span>
              {row.after && row.dropped !== null ? (
                <span className="figures text-12 text-ink-2">
                  {t("went", { share: format.percent(row.after.fromPrevious) })}
                  {" · "}
                  {t("stopped", { dropped: row.dropped })}
                  {timeOf(row.after) ? ` · ${t("half", durations(timeOf(row.after), duration))}` : null}
                  {row.after.time && !timeOf(row.after) ? (
                    <span className="text-amber"> · {t("timeHidden")}</span>
                  ) : null}
                </span>
              ) : null}
            </li>
          ))}
        </ol>
      )}
    </DataFigure>
  );
}

type Times = Record<(typeof times)[number], number>;

const durations = (time: Times | null, duration: (seconds: number) => string) => ({
  quarter: duration(time?.quarter ?? 0),
  half: duration(time?.half ?? 0),
  threeQuarters: duration(time?.threeQuarters ?? 0),
});
