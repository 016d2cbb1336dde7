import { MarkList } from "@arraigo/ui/chart-marks";
import { DataFigure } from "@arraigo/ui/data-figure";
import { type HeatCell, HeatMap } from "@arraigo/ui/heat-map";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { type Annotation, placeAmong, useAxisMarks } from "../../../lib/use-axis-marks";
import type { CohortRow } from "../cohort-rows";
import { useUsageWords } from "../use-usage-words";
import { BehindButton, type BehindChoice } from "./behind-button";
import { MarkedRow } from "./marked-row";
import { NoteDialog } from "./note-dialog";
import { UsageDefinition } from "./usage-definition";

interface RetentionFigureProps {
  rows: readonly CohortRow[];
  step: "week" | "month";
  kind: "nth" | "unbounded";
  minimum: number;
  computedAt: string;
  /** How many periods were asked for, and of which event. */
  periods: number;
  event: string | undefined;
}

/** One cell of the triangle, for the file. */
type FlatRow = CohortRow & { after: number | null; came: number | null };

/** The triangle: newcomers downwards, time since rightwards, who came back in the cell. */
export function RetentionFigure({ rows, step, kind, minimum, computedAt, periods, event }: RetentionFigureProps) {
  const t = useTranslations("telemetry.usage.back");
  const b = useTranslations("telemetry.uptake.behind");
  const words = useUsageWords();
  const format = useFormat();
  const [note, setNote] = useState<Annotation>();
  const [lit, setLit] = useState<string | null>(null);
  // The axis runs downwards, a row each; what happened in a week or month that nobody began in stands beside the next one drawn.
  const drawn = rows.filter((row) => row.people !== 0);
  const axis = useAxisMarks({
    from: rows[0]?.start,
    until: rows.at(-1)?.end,
    place: placeAmong(drawn),
    onOpen: setNote,
  });
  const choices = rows.flatMap((row): BehindChoice[] => {
    const after = Math.min(4, row.back.length - 1);
    if (row.hidden || !row.people || after < 1) return [];
    return [
      {
        value: `back:${row.start}`,
        label: b("cohort", { when: words.period(row, step), after }),
        ask: { figure: "retention", step, periods, kind, event, start: row.start, after },
      },
    ];
  });
  const longest = Math.max(1, ...rows.map((row, at) => (row.hidden ? rows.length - at : row.back.length)));
  const cellsOf = (row: CohortRow, at: number): HeatCell[] => {
    const hidden = row.hidden;
    if (hidden)
      return Array.from({ length: rows.length - at }, () => ({
        hidden: words.hidden(hidden, minimum),
        label: words.why(hidden, minimum),
      }));
    const people = row.people ?? 0;
    if (people === 0) return [];
    return row.back.map((back, after) => ({
      share: back / people,
      shown: format.points(back / people),
      label: t("cell", { back, people, after, step }),
    }));
  };
  const flat = rows.flatMap((row): FlatRow[] =>
    row.back.length > 0
      ? row.back.map((came, after) => ({ ...row, after, came }))
      : [{ ...row, after: null, came: null }],
  );
  const people = rows.reduce((sum, row) => sum + (row.people ?? 0), 0);
  return (
    <DataFigure
      title={t("title", { kind })}
      rows={flat}
      noTable
      takeaway={() => t("take", { kind, step })}
      fileName={`retention-${kind}-by-${step}`}
      csvNotes={[t("csv", { kind, minimum, at: computedAt })]}
      columns={[
        { header: t("from"), value: (row) => row.start },
        { header: t("until"), value: (row) => row.end },
        { header: t("people"), value: (row) => row.people },
        { header: t("after", { step }), value: (row) => row.after },
        { header: t("came"), value: (row) => row.came },
        { header: t("share"), value: (row) => (row.came === null || !row.people ? null : row.came / row.people) },
        { header: t("note"), value: (row) => (row.hidden ? words.hidden(row.hidden, minimum) : null) },
      ]}
      actions={<BehindButton choices={choices} />}
      definition={<UsageDefinition of="retention" />}
      footnote={
        <span className="figures">
          {words.counted("first", people)} · {words.asOf(computedAt)}
          {rows.some((row) => row.people === 0) ? ` · ${t("nobodyBegan", { step })}` : null}
          {rows.some((row) => row.hidden) ? ` · ${t("hatched", { minimum: String(minimum) })}` : null}
        </span>
      }
    >
      {() => (
        // What is only read out is placed absolutely, and must not widen the page.
        <div className="relative overflow-hidden">
          <HeatMap
            caption={t("title", { kind })}
            rowsName={t("began")}
            columns={Array.from({ length: longest }, (_, after) => ({
              key: String(after),
              name: t("column", { after, step }),
            }))}
            rows={drawn.map((row, at) => ({
              key: row.start,
              name: (
                <MarkedRow marks={axis.marks} row={at} lit={lit}>
                  {step === "week" ? words.tick(row.start, step) : words.period(row, step)}
                </MarkedRow>
              ),
              count: row.people === null ? undefined : format.count(row.people),
              cells: cellsOf(row, rows.indexOf(row)),
            }))}
          />
          <MarkList label={axis.label} marks={axis.marks} lit={lit} onLit={setLit} />
          {note ? <NoteDialog note={note} onClose={() => setNote(undefined)} /> : null}
        </div>
      )}
    </DataFigure>
  );
}
