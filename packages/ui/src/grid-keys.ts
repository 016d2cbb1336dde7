/** A cell of a grid by its place among what is shown. */
export interface GridPlace {
  row: number;
  column: number;
}

export type GridAct =
  | { act: "move"; to: GridPlace; extend: boolean }
  | { act: "select"; extend: boolean }
  | { act: "selectAll" }
  | { act: "clear" }
  | { act: "open" }
  | { act: "edit" }
  | { act: "filter" };

interface GridKey {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** Rows a page key goes over. */
const pageRows = 12;

/**
 * What a key means in a grid of `rows` × `columns` with the focus at `at`. Single letters (j, k, x, e, o) only where the person has
 * not turned them off; the arrows, Home, End, Enter, F2 and Space always. Undefined: the key is none of the grid's.
 */
export function gridAct(
  event: GridKey,
  at: GridPlace,
  size: { rows: number; columns: number },
  singleKeys: boolean,
): GridAct | undefined {
  if (event.altKey) return undefined;
  const command = event.ctrlKey || event.metaKey;
  const move = (row: number, column: number): GridAct => ({
    act: "move",
    extend: event.shiftKey && column === at.column,
    to: { row: clamp(row, size.rows), column: clamp(column, size.columns) },
  });
  if (command) {
    if (event.key === "Home") return move(0, 0);
    if (event.key === "End") return move(size.rows - 1, size.columns - 1);
    return event.key.toLowerCase() === "a" ? { act: "selectAll" } : undefined;
  }
  switch (event.key) {
    case "ArrowDown":
      return move(at.row + 1, at.column);
    case "ArrowUp":
      return move(at.row - 1, at.column);
    case "ArrowRight":
      return { ...move(at.row, at.column + 1), extend: false } as GridAct;
    case "ArrowLeft":
      return { ...move(at.row, at.column - 1), extend: false } as GridAct;
    case "PageDown":
      return move(at.row + pageRows, at.column);
    case "PageUp":
      return move(at.row - pageRows, at.column);
    case "Home":
      return move(at.row, 0);
    case "End":
      return move(at.row, size.columns - 1);
    case "Enter":
      return { act: "open" };
    case "F2":
      return { act: "edit" };
    case " ":
      return { act: "select", extend: event.shiftKey };
    case "Escape":
      return { act: "clear" };
  }
  if (!singleKeys) return undefined;
  switch (event.key.toLowerCase()) {
    case "j":
      return move(at.row + 1, at.column);
    case "k":
      return move(at.row - 1, at.column);
    case "o":
      return { act: "open" };
    case "e":
      return { act: "edit" };
    case "x":
      return { act: "select", extend: event.shiftKey };
    case "/":
      return { act: "filter" };
  }
  return undefined;
}

function clamp(value: number, size: number): number {
  return Math.max(0, Math.min(size - 1, value));
}

/** The chosen ids after one more was pressed; with `from`, everything between the two takes the pressed one's new state. */
export function selectionAfter(
  ids: readonly string[],
  chosen: ReadonlySet<string>,
  pressed: number,
  from: number | undefined,
): Set<string> {
  const next = new Set(chosen);
  const id = ids[pressed];
  if (id === undefined) return next;
  const on = !next.has(id) || (from !== undefined && from !== pressed);
  const [low, high] = from === undefined ? [pressed, pressed] : [Math.min(from, pressed), Math.max(from, pressed)];
  for (const each of ids.slice(low, high + 1)) {
    if (on) next.add(each);
    else next.delete(each);
  }
  return next;
}
