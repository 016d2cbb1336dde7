import type { ReactNode } from "react";

export interface GridColumn<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Figures stand at the right, in tabular digits. */
  align?: "end" | undefined;
  /** Pixels. */
  width?: number | undefined;
  sortable?: boolean | undefined;
  /** The column that names the row: it stays in sight, and is the title of the card on a phone. */
  rowHeader?: boolean | undefined;
  /** On a phone a card leaves out what there is nothing to say of. */
  isEmpty?: ((row: Row) => boolean) | undefined;
  editable?: ((row: Row) => boolean) | undefined;
}

export interface GridSort {
  key: string;
  direction: "asc" | "desc";
}

export interface GridCell {
  row: string;
  column: string;
}

/** The few words a grid says by itself. */
export interface GridText {
  select: (name: string) => string;
  selectAll: string;
  /** On the pencil of a cell one may write in. */
  edit: (column: string, name: string) => string;
}
