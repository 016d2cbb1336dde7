// biome-ignore-all lint/a11y/noRedundantRoles: the phone layout changes `display`, which takes the elements' own roles away.
import { useEffect, useRef } from "react";
import { cx } from "./cx";
import type { GridColumn, GridSort, GridText } from "./grid-types";

interface GridHeadProps<Row> {
  columns: readonly GridColumn<Row>[];
  sort: GridSort | undefined;
  onSort: ((key: string) => void) | undefined;
  all: boolean;
  some: boolean;
  onAll: () => void;
  text: GridText;
}

const headLook = "sticky top-0 z-20 h-9 border-b bg-surface text-12 font-medium text-ink-2";

/** The header of a grid: a box for every row shown, and the columns one can sort by. */
export function GridHead<Row>(props: GridHeadProps<Row>) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = props.some && !props.all;
  });
  return (
    <thead role="rowgroup" className="max-sm:sr-only">
      <tr role="row">
        <th role="columnheader" scope="col" className={cx(headLook, "left-0 z-30 w-10 min-w-10 pl-[18px] text-left")}>
          <input
            ref={box}
            type="checkbox"
            aria-label={props.text.selectAll}
            checked={props.all}
            onChange={props.onAll}
            className="block size-4 rounded-[4px] accent-brand"
          />
        </th>
        {props.columns.map((column) => {
          const sorted = props.sort?.key === column.key ? props.sort.direction : undefined;
          return (
            <th
              key={column.key}
              role="columnheader"
              scope="col"
              style={{ minWidth: column.width }}
              aria-sort={sorted ? (sorted === "asc" ? "ascending" : "descending") : undefined}
              className={cx(
                headLook,
                "px-3 last:pr-[18px]",
                column.rowHeader && "left-10 z-30",
                column.align === "end" ? "text-right" : "text-left",
              )}
            >
              {column.sortable && props.onSort ? (
                <button
                  type="button"
                  onClick={() => props.onSort?.(column.key)}
                  className={cx(
                    "group/sort inline-flex min-h-6 items-center gap-1 rounded-1 whitespace-nowrap hover:text-ink",
                    sorted && "text-ink",
                  )}
                >
                  {column.header}
                  <svg
                    aria-hidden="true"
                    viewBox="0 0 16 16"
                    className={cx(
                      "size-3 fill-none stroke-current",
                      !sorted && "opacity-45 group-hover/sort:opacity-100",
                    )}
                    strokeWidth="1.8"
                    strokeLinecap="round"
                    strokeLinejoin="round"
                  >
                    <path
                      d={
                        sorted === "asc"
                          ? "M4 10l4-4 4 4"
                          : sorted === "desc"
                            ? "M4 6l4 4 4-4"
                            : "M5 6.500l3-3 3 3M5 9.500l3 3 3-3"
                      }
                    />
                  </svg>
                </button>
              ) : (
                <span className="whitespace-nowrap">{column.header}</span>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
