/** What was given is no table: bytes of something else, a line without end, or more columns than any table has. */
export class NoTable extends Error {}
