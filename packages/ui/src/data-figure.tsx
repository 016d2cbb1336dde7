import { type ReactNode, useId, useState } from "react";
import { Card } from "./card";
import { type CsvValue, saveFile, toCsv } from "./csv";
import { cx } from "./cx";
import { Segmented } from "./segmented";
import { useUiText } from "./ui-text";

export interface FigureColumn<Row> {
  header: string;
  /** As data: what the CSV carries. */
  value: (row: Row) => CsvValue;
  /** As read: what the table shows; the raw value when absent. */
  shown?: (row: Row) => ReactNode;
  align?: "start" | "end";
}

interface DataFigureProps<Row> {
  title: string;
  rows: readonly Row[];
  /** The sentence, computed from the same rows the drawing gets. Undefined when it cannot be said honestly. */
  takeaway: (rows: readonly Row[]) => ReactNode | undefined;
  /** The drawing of those rows. */
  children: (rows: readonly Row[]) => ReactNode;
  columns: readonly FigureColumn<Row>[];
  /** File name without ending, for the CSV. */
  fileName: string;
  /** Added under the CSV: filter, period, definition, threshold. */
  csvNotes?: readonly string[];
  legend?: ReactNode;
  footnote?: ReactNode;
  /** Where the definition of the figure is; or a node of one's own (a popover). */
  definition?: { href: string } | ReactNode;
  actions?: ReactNode;
  /** The drawing already is a table (heat map): no second one. */
  noTable?: boolean;
  className?: string;
}

/** A figure one can check: title, sentence, drawing, the same rows as a table and as a file, and how it is counted. */
export function DataFigure<Row>(props: DataFigureProps<Row>) {
  const text = useUiText();
  const [view, setView] = useState<"chart" | "table">("chart");
  const id = useId();
  const takeaway = props.takeaway(props.rows);

  function download() {
    const rows: CsvValue[][] = props.rows.map((row) => props.columns.map((column) => column.value(row)));
    const notes = (props.csvNotes ?? []).map((note) => [note]);
    saveFile(
      `${props.fileName}.csv`,
      toCsv(
        props.columns.map((column) => column.header),
        notes.length ? [...rows, [], ...notes] : rows,
      ),
    );
  }

  return (
    <Card
      title={props.title}
      take={takeaway}
      className={props.className}
      actions={
        <>
          {props.actions}
          {props.noTable ? null : (
            <Segmented
              label={text.viewAs}
              value={view}
              onChange={setView}
              choices={[
                { value: "chart", label: text.chart },
                { value: "table", label: text.table },
              ]}
            />
          )}
        </>
      }
      foot={
        <>
          {props.legend}
          {props.footnote ? <span className="min-w-0">{props.footnote}</span> : null}
          <span className="ml-auto flex flex-wrap gap-x-4" data-print="hide">
            <button
              type="button"
              onClick={download}
              className="min-h-6 rounded-1 underline-offset-2 hover:text-ink hover:underline"
            >
              {text.downloadCsv}
            </button>
            {isLink(props.definition) ? (
              <a
                href={props.definition.href}
                className="inline-flex min-h-6 items-center rounded-1 underline-offset-2 hover:text-ink hover:underline"
              >
                {text.howCounted}
              </a>
            ) : (
              props.definition
            )}
          </span>
        </>
      }
    >
      {view === "chart" ? (
        props.children(props.rows)
      ) : (
        <FigureTable id={id} caption={props.title} rows={props.rows} columns={props.columns} />
      )}
    </Card>
  );
}

function isLink(definition: unknown): definition is { href: string } {
  return typeof definition === "object" && definition !== null && "href" in definition;
}

function FigureTable<Row>(props: {
  id: string;
  caption: string;
  rows: readonly Row[];
  columns: readonly FigureColumn<Row>[];
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, and a section of the card's own name would be a landmark twice.
    <div role="group" aria-label={props.caption} tabIndex={0} className="max-h-80 overflow-auto rounded-1">
      <table className="figures w-full border-separate border-spacing-0">
        <caption className="sr-only">{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th
                key={column.header}
                scope="col"
                className={cx(
                  "sticky top-0 h-8 border-b bg-surface px-2 text-12 font-medium text-ink-2",
                  column.align === "end" ? "text-right" : "text-left",
                )}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row, index) => (
            <tr key={index}>
              {props.columns.map((column) => (
                <td
                  key={column.header}
                  className={cx("h-8 border-b px-2 text-ink-2", column.align === "end" ? "text-right" : "text-left")}
                >
                  {column.shown ? column.shown(row) : String(column.value(row) ?? "–")}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
