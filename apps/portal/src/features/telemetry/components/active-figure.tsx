import { Button } from "@arraigo/ui/button";
import { ColumnChart } from "@arraigo/ui/column-chart";
import { DataFigure, type FigureColumn } from "@arraigo/ui/data-figure";
import { LegendLine } from "@arraigo/ui/legend";
import { SplitKey } from "@arraigo/ui/split-bars";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { type Annotation, placeAmong, useAxisMarks } from "../../../lib/use-axis-marks";
import { type ActiveRow, wholeRows } from "../active-rows";
import type { Step } from "../usage-question";
import { useUsageWords } from "../use-usage-words";
import { BehindButton } from "./behind-button";
import { NoteDialog } from "./note-dialog";
import { UsageDefinition } from "./usage-definition";

interface ActiveFigureProps {
  rows: readonly ActiveRow[];
  step: Step;
  event: string | undefined;
  /** The day recording began, where it lies within what was asked. */
  since: string | undefined;
  minimum: number;
  computedAt: string;
  /** Who it is about, and who or what it is compared with. */
  name: string;
  besideName: string | undefined;
  /** Groups of unlike size are compared by share. */
  asShare: boolean;
}

/** Active people period by period: drawn, as a table and as a file. */
export function ActiveFigure(props: ActiveFigureProps) {
  const { rows, step, minimum, besideName, asShare } = props;
  const t = useTranslations("telemetry.usage.active");
  const format = useFormat();
  const words = useUsageWords();
  const [note, setNote] = useState<Annotation | "new">();
  const axis = useAxisMarks({
    from: rows[0]?.start,
    until: rows.at(-1)?.end,
    place: placeAmong(rows),
    onOpen: setNote,
  });
  const drawn = (row: ActiveRow | null) => {
    const value = asShare ? row?.share : row?.active;
    return value === null || value === undefined ? undefined : asShare ? value * 100 : value;
  };
  const shown = (row: ActiveRow) => {
    if (row.hidden) return words.hidden(row.hidden, minimum);
    if (row.active === null) return t("unknown");
    return asShare ? format.percent(row.share) : t("ofAll", { active: row.active, people: row.people ?? 0 });
  };
  const state = (row: ActiveRow) =>
    row.hidden ? words.hidden(row.hidden, minimum) : row.unknown ? t("unknown") : row.running ? t("runs") : null;
  const describe = (row: ActiveRow | undefined) =>
    row
      ? t("describe", {
          when: words.period(row, step),
          shown: shown(row),
          running: row.running ? "yes" : "no",
          beside: besideName && row.beside ? `${besideName} ${shown(row.beside)}` : "none",
        })
      : "";
  const whole = wholeRows(rows);
  const peak = whole.reduce<(typeof whole)[number] | undefined>(
    (best, row) => (best && best.active >= row.active ? best : row),
    undefined,
  );
  const people = whole.at(-1)?.people;
  const columns: FigureColumn<ActiveRow>[] = [
    { header: t("from"), value: (row) => row.start, shown: (row) => format.date(row.start) },
    { header: t("until"), value: (row) => row.end, shown: (row) => format.date(row.end) },
    { header: t("people"), value: (row) => row.people, shown: (row) => format.count(row.people), align: "end" },
    { header: t("activePeople"), value: (row) => row.active, shown: (row) => format.count(row.active), align: "end" },
    { header: t("share"), value: (row) => row.share, shown: (row) => format.percent(row.share), align: "end" },
    { header: t("usesTotal"), value: (row) => row.uses, shown: (row) => format.count(row.uses), align: "end" },
    { header: t("note"), value: state, shown: (row) => state(row) ?? "" },
    ...(besideName
      ? ([
          {
            header: t("besideActive", { name: besideName }),
            value: ({ beside }) => beside?.active,
            shown: ({ beside }) => format.count(beside?.active),
            align: "end",
          },
          {
            header: t("besideShare", { name: besideName }),
            value: ({ beside }) => beside?.share,
            shown: ({ beside }) => format.percent(beside?.share),
            align: "end",
          },
        ] satisfies FigureColumn<ActiveRow>[])
      : []),
  ];
  return (
    <DataFigure
      title={t("title", { step, share: asShare ? "yes" : "no" })}
      rows={rows}
      takeaway={() =>
        peak ? t("take", { when: words.period(peak, step), active: peak.active, people: peak.people }) : t("takeNone")
      }
      fileName={`active-people-by-${step}`}
      csvNotes={[
        t("csv", {
          who: props.name,
          event: props.event === undefined ? "none" : props.event,
          minimum,
          at: props.computedAt,
        }),
      ]}
      columns={columns}
      actions={
        <>
          {axis.mayWrite ? (
            <Button size="small" onClick={() => setNote("new")}>
              {t("addNote")}
            </Button>
          ) : null}
          <BehindButton
            choices={[...rows.filter((row) => row.running && row.active !== null), ...whole.slice(-12)].map((row) => ({
              value: `active:${row.start}`,
              label: words.period(row, step),
              ask: { figure: "active", step, on: row.start, event: props.event },
            }))}
          />
        </>
      }
      definition={<UsageDefinition of="active" />}
      legend={
        besideName ? (
          <>
            <SplitKey part={0}>{props.name}</SplitKey>
            <LegendLine stroke="dashed" tone="neutral">
              {rows.every(({ beside }) => beside?.unknown) ? t("besideUnknown", { name: besideName }) : besideName}
            </LegendLine>
          </>
        ) : undefined
      }
      footnote={
        <span className="figures">
          {people === undefined ? null : `${words.counted("period", people)} · `}
          {words.asOf(props.computedAt)}
          {props.since ? ` · ${t("since", { day: format.date(props.since) })}` : null}
        </span>
      }
    >
      {(all) => (
        <>
          <ColumnChart
            label={t("label", { step })}
            columns={all.map((row) => ({
              key: row.start,
              ...optional("value", drawn(row)),
              ...optional("beside", drawn(row.beside)),
              running: row.running,
              hidden: row.hidden !== null,
            }))}
            tick={(index) => words.tick(all[index]?.start ?? "", step)}
            describe={(index) => describe(all[index])}
            scrubLabel={t("scrub", { step })}
            shown={(value) => (asShare ? format.percent(value / 100) : format.count(value))}
            marks={axis.marks}
            marksLabel={axis.label}
          />
          {note ? <NoteDialog note={note === "new" ? undefined : note} onClose={() => setNote(undefined)} /> : null}
        </>
      )}
    </DataFigure>
  );
}

const optional = <Key extends string>(key: Key, value: number | undefined) =>
  (value === undefined ? {} : { [key]: value }) as Partial<Record<Key, number>>;
