import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import type { Language } from "@arraigo/platform/contract";
import { and, isNull } from "drizzle-orm";
import type { Importer } from "../imports/import-progress";
import { importerOf } from "../imports/run/importer-context";
import { conditionsSql, oneId } from "../lists/conditions";
import { listOwners } from "../lists/list-owners";
import { type Listing, openListing } from "../lists/listing";
import { matching } from "../lists/matched-ids";
import type { Among } from "../lists/read-page";
import { orderOf } from "../lists/sorting";
import { type ExportFormat, type ExportList, exportNowMax, type ListFilter, type ListSort } from "../lists-contract";
import type { RecordType } from "../record-types";
import { tableOf } from "../records/record-table";
import { ownedBy } from "../records/scope";
import { exportedColumns } from "./exported-columns";
import { type ExportAnswer, fileNameOf, mimeTypes } from "./exported-list";
import { auditExport, startExport } from "./start-export";
import { countUpTo, type Writing, writeList, writerOf } from "./write-list";

/** What an export writes, and for whom: all a job needs to write exactly what the person who asked could read and take out. */
export interface Order {
  type: RecordType;
  filter: ListFilter;
  ids?: string[];
  sort?: ListSort;
  columns?: string[];
  format: ExportFormat;
  /** Owners within reach, of reading and of exporting. Null is everybody. */
  readable: string[] | null;
  exportable: string[] | null;
  unowned: boolean;
  reader: { personId: string | null; language: Language; timeZone: string; today: string };
  /** Whose rights the job keeps: names beyond them stay out of the file. Null for the system, which has them all. */
  orderedBy: Importer | null;
}

/**
 * A list as a file, exactly as filtered and ordered, within the reach of reading and exporting both. Up to five thousand rows come
 * with the answer (`content` in base64); longer ones are written in the background, and the person is told. Goes into the audit
 * log: who took how much out is something an organisation must be able to answer.
 */
export async function exportList(ctx: Ctx, type: RecordType, input: ExportList): Promise<ExportAnswer> {
  return inTransaction(ctx, async (tx) => {
    const order = await orderFor(ctx, tx, type, input);
    const writing = await writingOf(ctx, tx, order);
    const fileName = fileNameOf(ctx, type, order.format, order.reader);
    if ((await countUpTo(tx, writing.among, exportNowMax + 1)) > exportNowMax) {
      const { format, ...query } = order;
      return startExport(ctx, tx, { list: type, format, query, columns: order.columns });
    }
    const parts: Buffer[] = [];
    const writer = writerOf(order.format, async (bytes) => void parts.push(bytes), fileName, order.reader.language);
    const rows = await writeList(ctx, (work) => work(tx), writing, writer);
    await auditExport(ctx, tx, type, { format: order.format, rows });
    const content = Buffer.concat(parts).toString("base64");
    return { state: "ready", rows, fileName, mimeType: mimeTypes[order.format], content };
  });
}

async function orderFor(ctx: Ctx, tx: Tx, type: RecordType, input: ExportList): Promise<Order> {
  const filter = input.filter ?? { owner: "all" as const, conditions: [] };
  const { owners: exportable, unowned } = await listOwners(ctx, tx, "crm.record.export", filter.owner);
  // Out must be readable too: where reading is narrower than exporting, the narrower wins.
  const { owners: readable } = await listOwners(ctx, tx, `crm.${type}.read`, "all");
  const { language, timeZone, personId } = ctx.actor;
  const { today } = await openListing(ctx, tx, type, { conditions: [] });
  return {
    type,
    filter,
    ...(input.ids ? { ids: input.ids } : {}),
    ...(input.sort ? { sort: input.sort } : {}),
    ...(input.columns ? { columns: input.columns } : {}),
    format: input.format,
    readable,
    exportable,
    unowned,
    reader: { personId, language, timeZone, today },
    orderedBy: importerOf(ctx),
  };
}

/** The order with the database's present: own fields as they are now, columns with their headings. */
export async function writingOf(ctx: Ctx, tx: Tx, order: Order): Promise<Writing> {
  const { type, filter, sort, reader } = order;
  const opened = await openListing(ctx, tx, type, { conditions: filter.conditions, sort });
  const listing: Listing = { ...opened, today: reader.today, timeZone: reader.timeZone, me: reader.personId };
  const table = tableOf[type];
  const among: Among = {
    listing,
    organisationId: ctx.organisationId,
    where: and(
      ownedBy(table.ownerId, order.exportable),
      ownedBy(table.ownerId, order.readable),
      order.unowned ? isNull(table.ownerId) : undefined,
      order.ids ? oneId(table.id, order.ids) : undefined,
      conditionsSql(listing, filter.conditions),
      await matching(tx, type, filter.search, order.exportable),
    ),
  };
  const { keys, columns } = await exportedColumns(ctx, tx, type, order.columns, reader);
  return { listing, among, order: orderOf(listing, sort, Boolean(filter.search)), keys, columns };
}
