// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table whose cells take the focus.
// biome-ignore-all lint/a11y/useFocusableInteractive: the cells carry the focus stop; the cell of the box is reached by Space.
// biome-ignore-all lint/a11y/noRedundantRoles: the phone layout changes `display`, which takes the elements' own roles away.
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { cx } from "./cx";
import { GridHead } from "./grid-head";
import { type GridAct, type GridPlace, gridAct, selectionAfter } from "./grid-keys";
import { GridMore } from "./grid-more";
import { GridRow } from "./grid-row";
import type { GridCell, GridColumn, GridSort, GridText } from "./grid-types";

export interface DataGridHandle {
  /** Puts the focus on the cell that had it last. */
  focus: () => void;
}

interface DataGridProps<Row> {
  label: string;
  columns: readonly GridColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** What a row is called where it is spoken of: "Select Aceros del Norte". */
  rowName: (row: Row) => string;
  sort?: GridSort | undefined;
  onSort?: ((key: string) => void) | undefined;
  selected: ReadonlySet<string>;
  onSelect: (ids: Set<string>) => void;
  onOpen: (row: Row) => void;
  /** The cell being written in; the grid only asks, whoever holds the value decides. */
  editing?: GridCell | undefined;
  onEdit?: ((cell: GridCell | undefined) => void) | undefined;
  editor?: ((row: Row, column: GridColumn<Row>) => ReactNode) | undefined;
  /** Whether single letters (j, k, x, e, /) act. */
  singleKeys: boolean;
  onFilter?: (() => void) | undefined;
  text: GridText;
  /** After the last row: "show more", a count. */
  foot?: ReactNode;
  ref?: Ref<DataGridHandle>;
}

/**
 * Rows of 36 px that are steered by keyboard: one stop for Tab, arrows inside. Header and first column stay in sight; below
 * 640 px every row is a card. Selection, sorting and editing belong to whoever holds the rows.
 */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { rows, columns, selected, editing } = props;
  const table = useRef<HTMLTableElement>(null);
  const scrolled = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<GridPlace>({ row: 0, column: 0 });
  const anchor = useRef<number>(undefined);
  const latest = useRef(props);
  latest.current = props;
  const here = { row: Math.min(at.row, Math.max(0, rows.length - 1)), column: Math.min(at.column, columns.length - 1) };

  const cellAt = ({ row, column }: GridPlace) =>
    table.current?.querySelector<HTMLElement>(`[data-row="${row}"] [data-column="${column}"]`) ?? undefined;
  useImperativeHandle(props.ref, () => ({ focus: () => cellAt(here)?.focus() }));

  const wasEditing = useRef(false);
  useEffect(() => {
    // Whoever leaves an editor is back where they were, ready for the next key.
    if (wasEditing.current && !editing && !isWritingElsewhere(table.current)) cellAt(here)?.focus();
    wasEditing.current = editing !== undefined;
  });

  function go(to: GridPlace) {
    setAt(to);
    const cell = cellAt(to);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  }

  // Rows are drawn again only when they change, so what they call reads what holds now.
  function choose(row: number, extend: boolean) {
    const now = latest.current;
    now.onSelect(selectionAfter(now.rows.map(now.rowKey), now.selected, row, extend ? anchor.current : undefined));
    anchor.current = row;
  }

  function edit(place: GridPlace) {
    const now = latest.current;
    const [row, column] = [now.rows[place.row], now.columns[place.column]];
    if (!row || !column?.editable?.(row)) return;
    setAt(place);
    now.onEdit?.({ row: now.rowKey(row), column: column.key });
  }

  function perform(asked: GridAct) {
    const row = rows[here.row];
    if (asked.act === "move") {
      if (asked.extend && asked.to.row !== here.row) {
        anchor.current ??= here.row;
        const ids = rows.map(props.rowKey);
        const [low, high] = [Math.min(anchor.current, asked.to.row), Math.max(anchor.current, asked.to.row)];
        props.onSelect(new Set([...selected, ...ids.slice(low, high + 1)]));
      }
      go(asked.to);
    } else if (asked.act === "select") choose(here.row, asked.extend);
    else if (asked.act === "selectAll") props.onSelect(new Set(rows.map(props.rowKey)));
    else if (asked.act === "clear") props.onSelect(new Set());
    else if (asked.act === "open") row && props.onOpen(row);
    else if (asked.act === "edit") edit(here);
    else props.onFilter?.();
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (editing || event.nativeEvent.isComposing || isControl(event.target)) return;
    const asked = gridAct(event, here, { rows: rows.length, columns: columns.length }, props.singleKeys);
    if (!asked || (asked.act === "clear" && selected.size === 0)) return;
    event.preventDefault();
    perform(asked);
  }

  useEffect(() => {
    // With nothing focused, the first j or k lands in the list: that is why one opened the page.
    function onWindowKey(event: globalThis.KeyboardEvent) {
      const idle = document.activeElement === document.body || document.activeElement?.tagName === "MAIN";
      if (!idle || event.defaultPrevented || latest.current.editing) return;
      if (document.querySelector('[role="dialog"],[role="menu"]')) return;
      const asked = gridAct(event, { row: 0, column: 0 }, { rows: 1, columns: 1 }, latest.current.singleKeys);
      if (asked?.act !== "move" && asked?.act !== "filter") return;
      if (event.ctrlKey || event.metaKey || ["PageUp", "PageDown", "Home", "End"].includes(event.key)) return;
      event.preventDefault();
      if (asked.act === "filter") latest.current.onFilter?.();
      else table.current?.querySelector<HTMLElement>('[data-column][tabindex="0"]')?.focus();
    }
    window.addEventListener("keydown", onWindowKey);
    return () => window.removeEventListener("keydown", onWindowKey);
  }, []);

  const frame = useRoomBelow();
  const ids = rows.map(props.rowKey);
  const all = ids.length > 0 && ids.every((id) => selected.has(id));
  return (
    <div
      ref={frame}
      data-grid=""
      className="flex max-h-(--grid-height,calc(100dvh-15rem)) min-h-64 min-w-0 flex-col overflow-hidden rounded-3 border bg-surface max-sm:max-h-none max-sm:overflow-visible max-sm:rounded-none max-sm:border-0 max-sm:bg-transparent"
    >
      <div className="relative flex min-h-0 flex-col">
        <div
          ref={scrolled}
          data-grid-rows=""
          className="min-h-0 overflow-auto overscroll-x-contain max-sm:overflow-visible"
        >
          <table
            ref={table}
            role="grid"
            aria-label={props.label}
            aria-multiselectable="true"
            aria-rowcount={-1}
            onKeyDown={onKeyDown}
            className="w-max min-w-full border-separate border-spacing-0 text-13 max-sm:block max-sm:w-full"
          >
            <GridHead
              columns={columns}
              sort={props.sort}
              onSort={props.onSort}
              all={all}
              some={selected.size > 0}
              onAll={() => props.onSelect(all ? new Set() : new Set(ids))}
              text={props.text}
            />
            <tbody role="rowgroup" className="max-sm:grid max-sm:grid-cols-[minmax(0,1fr)] max-sm:gap-2">
              {rows.map((row, index) => {
                const id = ids[index] ?? "";
                return (
                  <GridRow
                    key={id}
                    row={row}
                    index={index}
                    name={props.rowName(row)}
                    columns={columns}
                    selected={selected.has(id)}
                    focused={index === here.row ? here.column : undefined}
                    editing={editing?.row === id ? editing.column : undefined}
                    editor={props.editor}
                    onFocus={(column) => setAt({ row: index, column })}
                    onToggle={(event: MouseEvent) => choose(index, event.shiftKey)}
                    onEdit={(column) => edit({ row: index, column })}
                    text={props.text}
                  />
                );
              })}
            </tbody>
          </table>
        </div>
        <GridMore of={scrolled} />
      </div>
      {props.foot ? (
        <div
          className={cx(
            "figures flex shrink-0 items-center gap-4 border-t px-[18px] py-1.5 text-12 text-ink-3 max-sm:border-0 max-sm:px-1",
          )}
        >
          {props.foot}
        </div>
      ) : null}
    </div>
  );
}

/** Gives the rows the height that is left in the window below what stands above them, so that header and foot stay in sight. */
function useRoomBelow() {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const frame = ref.current;
    if (!frame) return;
    const top = Math.round(frame.getBoundingClientRect().top + window.scrollY);
    const wanted = `calc(100dvh - ${top}px - 1.25rem)`;
    if (frame.style.getPropertyValue("--grid-height") !== wanted) frame.style.setProperty("--grid-height", wanted);
  });
  return ref;
}

/** Keys belong to what one writes in or presses, not to the cell around it. A link in a cell is the cell. */
function isControl(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest("input:not([type=checkbox]),textarea,select,button") !== null;
}

/** Whether the focus has gone to something outside the grid since: then it is not ours to move. */
function isWritingElsewhere(table: HTMLElement | null): boolean {
  const { activeElement } = document;
  return activeElement !== null && activeElement !== document.body && !table?.contains(activeElement);
}
