/** What was given is no table: bytes of something else, a line without end, or more columns than any table has. */
export class NoTable extends Error {}

/** A table, but wider than any that is read here. */
export class TableTooWide extends NoTable {
  constructor(
    readonly columns: number,
    readonly columnsMax: number,
  ) {
    super();
  }
}
