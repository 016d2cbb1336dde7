import { protectBeside, protectPartition } from "./protect-partition";
import { assertPeople, type GroupSize, isTooSmall, minimumGroupSize, type Protection } from "./protection";

/** Groups of people (each person in one) by behaviours. A cell not given is a behaviour nobody of that group is asked for. */
export interface TableToProtect {
  rows: readonly GroupSize[];
  cells: readonly { row: string; column: string; people: number }[];
}

export interface TableProtection {
  /** The group itself and its headline figure. A hidden row hides all its cells. */
  rows: Map<string, Protection>;
  /** The figure of a behaviour over all groups. */
  columns: Map<string, Protection>;
  /** Row, then column; every pair is present. */
  cells: Map<string, Map<string, Protection>>;
  /** A figure of a group that adds up its cells (utilisation): shown only where all of them are, or it gives one away. */
  rowSums: Map<string, Protection>;
  /** A figure that adds up the whole table: shown only where every column is. */
  tableSum: Protection;
}

/**
 * Protects a table of groups by behaviours whose columns carry totals. The rows are protected as a partition by their
 * own size; then, column by column, cells of 1 to k-1 people are hidden and complemented, until what the column hides
 * holds 0 or at least k people. Columns may count the same person twice, so no figure is subtracted across them, except
 * sums: see `rowSums` and `tableSum`.
 * @throws RangeError for a row or cell given twice, a cell of an unknown row, or people that are no whole number of 0 or more.
 */
export function protectTable(table: TableToProtect, k = minimumGroupSize): TableProtection {
  const rows = protectPartition(table.rows, k);
  const cells = new Map([...rows.keys()].map((row) => [row, new Map<string, Protection>()]));
  const columns = new Map<string, Protection>();
  for (const [column, sizes] of sizesByColumn(table, rows)) {
    for (const [row, protection] of protectColumn(sizes, rows, k)) cells.get(row)?.set(column, protection);
    const people = sum(sizes);
    columns.set(column, isTooSmall(people, k) ? "small" : "shown");
  }
  const rowSums = new Map([...cells].map(([row, byColumn]) => [row, worst([rows.get(row), ...byColumn.values()])]));
  return { rows, columns, cells, rowSums, tableSum: worst(columns.values()) };
}

function protectColumn(sizes: readonly GroupSize[], rows: ReadonlyMap<string, Protection>, k: number) {
  const isOpen = ({ key }: GroupSize) => rows.get(key) === "shown";
  const closed = sizes.filter((cell) => !isOpen(cell));
  const protections = protectBeside(sum(closed), sizes.filter(isOpen), k);
  for (const { key, people } of closed) {
    protections.set(key, isTooSmall(people, k) ? "small" : (rows.get(key) ?? "complement"));
  }
  return protections;
}

function sizesByColumn({ rows, cells }: TableToProtect, known: ReadonlyMap<string, unknown>) {
  const people = new Map<string, Map<string, number>>();
  for (const cell of cells) {
    assertPeople({ key: `${cell.row}, ${cell.column}`, people: cell.people });
    const column = people.get(cell.column) ?? new Map<string, number>();
    if (column.has(cell.row)) throw new RangeError(`given twice: ${cell.row}, ${cell.column}`);
    if (!known.has(cell.row)) throw new RangeError(`a cell of an unknown row: ${cell.row}`);
    people.set(cell.column, column.set(cell.row, cell.people));
  }
  return [...people].map(
    ([column, byRow]) => [column, rows.map(({ key }) => ({ key, people: byRow.get(key) ?? 0 }))] as const,
  );
}

function sum(sizes: readonly GroupSize[]): number {
  return sizes.reduce((people, cell) => people + cell.people, 0);
}

function worst(protections: Iterable<Protection | undefined>): Protection {
  const all = new Set(protections);
  if (all.has("small")) return "small";
  return all.has("complement") ? "complement" : "shown";
}
