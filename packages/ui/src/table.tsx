// biome-ignore-all lint/a11y/noRedundantRoles: the phone layout changes `display`, which takes the elements' own roles away.
import type { ReactNode } from "react";
import { cx } from "./cx";

export interface Column<Row> {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Figures stand at the right, in tabular digits. */
  align?: "start" | "end";
  /** The column that names the row: a row header, and the title of the card on a phone. */
  rowHeader?: boolean;
  width?: string;
  /** What can be done with the row: at the right end of its card on a phone, without a word before it. */
  action?: boolean;
  /** Present when the column can be sorted. */
  sort?: { direction: "ascending" | "descending" | "none"; onToggle: () => void };
}

interface TableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Marks the row that is open beside the table. */
  current?: (row: Row) => boolean;
  /** Fills what the table stands in instead of drawing its own hairline, also around its rows on a phone. */
  plain?: boolean;
  foot?: ReactNode;
}

/**
 * Rows at 36 px with a sticky header; a list of cards below 640 px, of lines inside a card.
 * Roles are written out because changing `display` takes the table's own meaning away.
 */
export function Table<Row>(props: TableProps<Row>) {
  return (
    <div className={cx("min-w-0", !props.plain && "rounded-3 border bg-surface max-sm:border-0 max-sm:bg-transparent")}>
      <table role="table" className="w-full border-separate border-spacing-0 text-13 max-sm:block">
        <caption className="sr-only">{props.caption}</caption>
        <thead role="rowgroup" className="max-sm:sr-only">
          <tr role="row">
            {props.columns.map((column, index) => {
              // A header without words would be read out as one; a plain cell is not.
              const Head = column.header === "" ? "td" : "th";
              return (
                <Head
                  key={column.key}
                  role={Head === "th" ? "columnheader" : "cell"}
                  scope={Head === "th" ? "col" : undefined}
                  style={{ width: column.width }}
                  aria-sort={column.sort && column.sort.direction !== "none" ? column.sort.direction : undefined}
                  className={cx(
                    "sticky top-0 z-10 h-9 border-b bg-surface px-3 text-12 font-medium text-ink-2",
                    index === 0 && "rounded-tl-3 pl-[18px]",
                    index === props.columns.length - 1 && "rounded-tr-3 pr-[18px]",
                    column.align === "end" ? "text-right" : "text-left",
                  )}
                >
                  {column.sort ? <SortButton sort={column.sort}>{column.header}</SortButton> : column.header}
                </Head>
              );
            })}
          </tr>
        </thead>
        <tbody role="rowgroup" className={cx("max-sm:grid", !props.plain && "max-sm:gap-2")}>
          {props.rows.map((row) => (
            <tr
              key={props.rowKey(row)}
              role="row"
              aria-current={props.current?.(row) || undefined}
              className={cx(
                "group hover:bg-hover/60 aria-[current=true]:bg-brand-soft max-sm:grid",
                // Inside a card, rows are parted by a line: a card in a card has one edge too many.
                props.plain
                  ? "max-sm:rounded-none max-sm:border-b max-sm:px-4 max-sm:py-3"
                  : "max-sm:rounded-2 max-sm:border max-sm:bg-surface max-sm:px-3.5 max-sm:py-2.5",
              )}
            >
              {props.columns.map((column, index) => (
                <Cell
                  key={column.key}
                  column={column}
                  row={row}
                  first={index === 0}
                  last={index === props.columns.length - 1}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {props.foot ? (
        <div className="figures flex flex-wrap gap-4 border-t px-[18px] py-2 text-12 text-ink-3 max-sm:border-0 max-sm:px-1">
          {props.foot}
        </div>
      ) : null}
    </div>
  );
}

function Cell<Row>(props: { column: Column<Row>; row: Row; first: boolean; last: boolean }) {
  const { column, row } = props;
  const look = cx(
    "h-row border-b px-3 py-1 align-middle group-last:border-b-0",
    props.first && "pl-[18px]",
    props.last && "pr-[18px]",
    column.align === "end" && "figures text-right max-sm:text-left",
    column.action && "max-sm:justify-end",
    "max-sm:flex max-sm:h-auto max-sm:min-h-6 max-sm:items-baseline max-sm:gap-2 max-sm:border-0 max-sm:p-0",
  );
  const label =
    column.header === "" || column.action ? null : (
      <span aria-hidden="true" className="hidden w-28 shrink-0 text-12 text-ink-3 max-sm:inline">
        {column.header}
      </span>
    );
  if (column.rowHeader)
    return (
      <th role="rowheader" scope="row" className={cx(look, "text-left font-medium text-ink max-sm:text-14")}>
        {column.cell(row)}
      </th>
    );
  return (
    <td role="cell" className={cx(look, "text-ink-2")}>
      {label}
      <span className="min-w-0">{column.cell(row)}</span>
    </td>
  );
}

function SortButton(props: { sort: NonNullable<Column<unknown>["sort"]>; children: ReactNode }) {
  const mark = { ascending: "M4 7l4-4 4 4", descending: "M4 9l4 4 4-4", none: "M5 6.500l3-3 3 3M5 9.500l3 3 3-3" }[
    props.sort.direction
  ];
  return (
    <button
      type="button"
      onClick={props.sort.onToggle}
      className="inline-flex min-h-6 items-center gap-1 rounded-1 hover:text-ink"
    >
      {props.children}
      <svg
        aria-hidden="true"
        viewBox="0 0 16 16"
        className={cx("size-3 fill-none stroke-current", props.sort.direction === "none" && "opacity-50")}
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d={mark} />
      </svg>
    </button>
  );
}
