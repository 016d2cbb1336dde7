import type { ReactElement, ReactNode } from "react";
import { cx } from "./cx";

/** A cell with a share, or one that is not shown, with the reason in a word ("< 5", "hidden", "not asked"). */
export type HeatCell =
  | { share: number; shown: string; low?: boolean; label?: string }
  | { hidden: string; label?: string };

export interface HeatRow {
  key: string;
  name: ReactNode;
  /** How many people, beside the name. */
  count?: ReactNode;
  cells: readonly HeatCell[];
}

interface HeatMapProps {
  caption: string;
  columns: readonly { key: string; name: string }[];
  rows: readonly HeatRow[];
  /** Name of the first column, for screen readers. */
  rowsName: string;
  /** What a shown cell opens: a link (or button) that receives the cell's look and number. Hidden cells open nothing. */
  open?: (place: {
    row: HeatRow;
    column: { key: string; name: string };
    className: string;
    children: ReactNode;
    label: string;
  }) => ReactElement;
}

const steps = [
  "bg-heat-1 text-heat-ink-dark",
  "bg-heat-2 text-heat-ink-dark",
  "bg-heat-3 text-heat-ink-dark",
  "bg-heat-4 text-heat-ink-light",
  "bg-heat-5 text-heat-ink-light",
] as const;

/** Which of the five steps a share falls in: bounds at 30, 50, 65 and 80 per cent. */
export function heatStep(share: number): 0 | 1 | 2 | 3 | 4 {
  if (share < 0.3) return 0;
  if (share < 0.5) return 1;
  if (share < 0.65) return 2;
  if (share < 0.8) return 3;
  return 4;
}

/** Group × behaviour as a table whose cells can be opened. One hue, the number in the cell, amber outline for low. */
export function HeatMap(props: HeatMapProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, and a section of the card's own name would be a landmark twice.
    <div role="group" aria-label={props.caption} tabIndex={0} className="-mx-1 overflow-x-auto rounded-1 px-1">
      <table className="figures -mx-[3px] w-[calc(100%+6px)] border-separate border-spacing-[3px]">
        <caption className="sr-only">{props.caption}</caption>
        <thead>
          <tr>
            <td>
              <span className="sr-only">{props.rowsName}</span>
            </td>
            {props.columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className="max-w-40 min-w-[72px] px-1 pb-1 text-left align-bottom text-12 font-medium text-ink-2"
              >
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.key}>
              <th
                scope="row"
                className="sticky left-0 z-[1] h-[34px] bg-surface py-0 pr-2 pl-[3px] text-left text-12 font-medium whitespace-nowrap text-ink max-sm:max-w-28 max-sm:whitespace-normal"
              >
                {row.name}
                {row.count === undefined ? null : (
                  <small className="ml-1.5 text-12 font-normal text-ink-3">{row.count}</small>
                )}
              </th>
              {props.columns.map((column, index) => (
                <HeatMapCell key={column.key} row={row} column={column} cell={row.cells[index]} open={props.open} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const box =
  "grid h-[34px] w-full place-items-center rounded-1 text-13 font-medium whitespace-nowrap no-underline max-sm:h-10";

function HeatMapCell(props: {
  row: HeatRow;
  column: { key: string; name: string };
  cell: HeatCell | undefined;
  open: HeatMapProps["open"];
}) {
  const { cell, row, column } = props;
  if (!cell) return <td />;
  if ("hidden" in cell)
    return (
      <td className="p-0">
        <span className={cx(box, "hatched inset-hairline px-1 text-12 font-normal text-ink-2")}>
          {cell.hidden}
          {cell.label ? <span className="sr-only">{cell.label}</span> : null}
        </span>
      </td>
    );
  const look = cx(box, steps[heatStep(cell.share)], cell.low && "shadow-[inset_0_0_0_1.5px_var(--amber)]");
  return (
    <td className="p-0">
      {props.open ? (
        props.open({
          row,
          column,
          className: cx(look, "hover:brightness-95 focus-visible:outline-offset-1"),
          children: cell.shown,
          label: cell.label ?? cell.shown,
        })
      ) : (
        <span className={look}>{cell.shown}</span>
      )}
    </td>
  );
}

/** The legend's word for the amber outline. */
export function HeatLowKey(props: { children: ReactNode }) {
  return (
    <span className="rounded-[9px] bg-amber-soft px-[7px] text-11 leading-[1.125rem] font-medium text-amber inset-hairline">
      {props.children}
    </span>
  );
}
