// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table whose cells take the focus.
// biome-ignore-all lint/a11y/useFocusableInteractive: the cells carry the focus stop; the cell of the box is reached by Space.
// biome-ignore-all lint/a11y/noRedundantRoles: the phone layout changes `display`, which takes the elements' own roles away.
import { type MouseEvent, memo, type ReactNode } from "react";
import { cx } from "./cx";
import type { GridColumn, GridText } from "./grid-types";

interface GridRowProps<Row> {
  row: Row;
  index: number;
  name: string;
  columns: readonly GridColumn<Row>[];
  selected: boolean;
  /** The column that has the row's focus stop. */
  focused: number | undefined;
  /** The key of the column being written in. */
  editing: string | undefined;
  editor: ((row: Row, column: GridColumn<Row>) => ReactNode) | undefined;
  onFocus: (column: number) => void;
  onToggle: (event: MouseEvent) => void;
  onEdit: (column: number) => void;
  text: GridText;
}

const cellLook =
  "h-row border-b bg-surface align-middle group-hover/row:bg-hover group-aria-selected/row:bg-brand-soft " +
  "focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-brand";
const cardLook =
  "max-sm:flex max-sm:h-auto max-sm:min-h-6 max-sm:items-baseline max-sm:gap-2 max-sm:border-0 max-sm:p-0";
/** On a phone a card says the first few things; the rest is on the record. */
const phoneColumns = 6;

function Row<RowData>(props: GridRowProps<RowData>) {
  return (
    <tr
      role="row"
      data-row={props.index}
      aria-selected={props.selected}
      className="group/row max-sm:relative max-sm:grid max-sm:grid-cols-[minmax(0,1fr)] max-sm:gap-0.5 max-sm:rounded-2 max-sm:border max-sm:bg-surface max-sm:px-3.5 max-sm:py-3 max-sm:aria-selected:border-brand-line max-sm:aria-selected:bg-brand-soft"
    >
      <td
        role="gridcell"
        className={cx(
          cellLook,
          "sticky left-0 z-10 w-10 min-w-10 pl-[18px] max-sm:absolute max-sm:top-1.5 max-sm:right-1.5 max-sm:left-auto max-sm:grid max-sm:size-10 max-sm:place-items-center max-sm:border-0 max-sm:bg-transparent! max-sm:p-0",
        )}
      >
        <label className="grid h-row w-6 cursor-pointer place-items-center justify-items-start max-sm:size-10 max-sm:justify-items-center">
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={props.text.select(props.name)}
            checked={props.selected}
            onClick={(event) => props.onToggle(event)}
            onChange={() => {}}
            className="block size-4 rounded-[4px] accent-brand max-sm:size-5"
          />
        </label>
      </td>
      {props.columns.map((column, index) => (
        <Cell key={column.key} {...props} column={column} place={index} />
      ))}
    </tr>
  );
}

function Cell<RowData>(props: GridRowProps<RowData> & { column: GridColumn<RowData>; place: number }) {
  const { column, row, place } = props;
  const writing = props.editing === column.key;
  const editable = column.editable?.(row) ?? false;
  const common = {
    "data-column": place,
    tabIndex: props.focused === place ? 0 : -1,
    onFocus: () => props.focused !== place && props.onFocus(place),
    onDoubleClick: () => editable && props.onEdit(place),
    className: cx(
      cellLook,
      "group/cell relative px-3 last:pr-[18px]",
      column.align === "end" && "figures text-right max-sm:text-left",
      cardLook,
      (place >= phoneColumns || column.isEmpty?.(row)) && "max-sm:hidden",
      column.rowHeader
        ? "sticky left-10 z-10 text-left font-medium text-ink max-sm:static max-sm:z-auto max-sm:bg-transparent! max-sm:pr-10 max-sm:text-14"
        : "text-ink-2 max-sm:bg-transparent!",
      writing && "z-30 p-0!",
    ),
  };
  const content = writing ? (
    props.editor?.(row, column)
  ) : (
    <>
      <span className="block min-w-0 truncate" style={{ maxWidth: column.width ? column.width + 60 : 280 }}>
        {column.cell(row)}
      </span>
      {editable ? (
        <button
          type="button"
          tabIndex={-1}
          aria-label={props.text.edit(column.header, props.name)}
          onClick={() => props.onEdit(place)}
          className="absolute top-1/2 right-1 hidden size-6 -translate-y-1/2 place-items-center rounded-1 border bg-surface text-ink-3 group-hover/cell:grid hover:text-ink max-sm:hidden! pointer-coarse:hidden!"
        >
          <svg
            aria-hidden="true"
            viewBox="0 0 16 16"
            className="size-3.5 fill-none stroke-current"
            strokeWidth="1.5"
            strokeLinejoin="round"
          >
            <path d="m10.500 3.500 2 2-7 7-2.500.500.500-2.500 7-7Z" />
          </svg>
        </button>
      ) : null}
    </>
  );
  if (column.rowHeader)
    return (
      <th role="rowheader" scope="row" aria-readonly={!editable} {...common}>
        {content}
      </th>
    );
  return (
    <td role="gridcell" aria-readonly={!editable} {...common}>
      <span aria-hidden="true" className="hidden w-28 shrink-0 text-12 text-ink-3 max-sm:inline">
        {column.header}
      </span>
      {content}
    </td>
  );
}

/** One row. Drawn again only when something of its own changes: a list holds hundreds. */
export const GridRow = memo(
  Row,
  (before, after) =>
    (["row", "index", "columns", "selected", "focused", "editing", "text"] as const).every(
      (key) => before[key] === after[key],
    ) && after.editing === undefined,
) as typeof Row;
