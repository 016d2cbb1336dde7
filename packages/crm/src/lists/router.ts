import type { TRPCRouterRecord } from "@trpc/server";
import { exportList } from "../exports/export-list";
import {
  BulkReassign,
  BulkRemove,
  type BulkUpdate,
  bulkUpdateOf,
  ExportList,
  ListFilter,
  ListRecords,
  RestoreRecords,
} from "../lists-contract";
import { can } from "../procedures";
import type { RecordType } from "../record-types";
import { bulkReassign, bulkRemove, bulkUpdate } from "./change-many";
import { countRecords, listRecords } from "./list-records";
import { restoreRecords } from "./remove-records";

/** What every record type's lists can do. */
export const listProcedures = <T extends RecordType>(type: T) =>
  ({
    list: can(`${type}.read`)
      .input(ListRecords)
      .query(({ ctx, input }) => listRecords(ctx, type, input)),
    count: can(`${type}.read`)
      .input(ListFilter)
      .query(({ ctx, input }) => countRecords(ctx, type, input)),
    bulkUpdate: can(`${type}.write`)
      .input(bulkUpdateOf(type))
      .mutation(({ ctx, input }) => bulkUpdate(ctx, type, input as BulkUpdate)),
    bulkReassign: can("record.reassign")
      .input(BulkReassign)
      .mutation(({ ctx, input }) => bulkReassign(ctx, type, input)),
    remove: can(`${type}.write`)
      .input(BulkRemove)
      .mutation(({ ctx, input }) => bulkRemove(ctx, type, input)),
    export: can("record.export", { track: "list_exported", properties: { record_type: type } })
      .input(ExportList)
      .mutation(({ ctx, input }) => exportList(ctx, type, input)),
    restore: can(`${type}.write`)
      .input(RestoreRecords)
      .mutation(({ ctx, input }) => restoreRecords(ctx, type, input)),
  }) satisfies TRPCRouterRecord;
