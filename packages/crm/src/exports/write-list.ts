import type { Ctx, Tx } from "@arraigo/platform";
import type { Language } from "@arraigo/platform/contract";
import { type Column, sql } from "drizzle-orm";
import { fieldsOf } from "../fields/record-fields";
import { heldColumn } from "../lists/field-columns";
import { selectionOf } from "../lists/list-records";
import type { Listing } from "../lists/listing";
import { type Among, amongSql, readRows } from "../lists/read-page";
import { rowNames } from "../lists/row-names";
import type { Order, Place } from "../lists/sorting";
import type { ExportFormat } from "../lists-contract";
import { tableOf } from "../records/record-table";
import type { RowWriter } from "./cell";
import { csvRows } from "./csv-rows";
import type { ExportedColumn } from "./exported-columns";
import { readAddresses } from "./read-marks";
import { xlsxRows } from "./xlsx-rows";
import type { Sink } from "./zip-stream";

const rowsPerRead = 2_000;

export const writerOf = (format: ExportFormat, sink: Sink, title: string, language: Language): RowWriter =>
  format === "xlsx" ? xlsxRows(sink, title) : csvRows(sink, language);

/** How many rows a list has, up to a limit. */
export async function countUpTo(tx: Tx, among: Among, rowsMax: number): Promise<number> {
  const { rows } = await tx.execute<{ count: number }>(
    sql`select count(*)::int as count from (select 1 from ${tableOf[among.listing.type]} where ${amongSql(among)} limit ${rowsMax}) as capped`,
  );
  return rows[0]?.count ?? 0;
}

export interface Writing {
  listing: Listing;
  among: Among;
  order: Order;
  keys: readonly string[];
  columns: readonly ExportedColumn[];
}

/**
 * Writes a list row by row, page after page by key: as many rows as there are, in the memory of one page. `reading` says in which
 * transaction each page is read. Returns how many rows were written.
 */
export async function writeList(
  ctx: Ctx,
  reading: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  { listing, among, order, keys, columns }: Writing,
  writer: RowWriter,
): Promise<number> {
  const selection: Record<string, Column> = {
    ...selectionOf(listing.type, [...keys, "currency"]),
    externalId: heldColumn(listing.type, "externalId"),
  };
  await writer.row(columns.map((column) => column.header));
  let place: Place | undefined;
  let written = 0;
  for (;;) {
    const { rows, names, addresses } = await reading(async (tx) => {
      const page = await readRows(tx, among, order, selection, place, rowsPerRead);
      const ids = page.map(({ id }) => id);
      return {
        rows: page,
        names: await rowNames(ctx, tx, fieldsOf(listing.type), page),
        addresses: await readAddresses(ctx, tx, listing.type, ids),
      };
    });
    for (const row of rows)
      await writer.row(columns.map((column) => column.cell(row, names, addresses.get(row.id) ?? [])));
    written += rows.length;
    const last = rows.at(-1);
    if (!last || rows.length < rowsPerRead) break;
    place = { key: last.placeKey, id: last.id };
  }
  await writer.end();
  return written;
}
