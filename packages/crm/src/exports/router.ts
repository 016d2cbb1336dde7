import type { TRPCRouterRecord } from "@trpc/server";
import { ExportRows } from "../exports-contract";
import { ExportById, ExportPiece } from "../lists-contract";
import { can } from "../procedures";
import { exportRows } from "./export-rows";
import { getExport, listExports, readExportPiece } from "./read-exports";

export const exportRouter = {
  list: can("record.export").query(({ ctx }) => listExports(ctx)),
  rows: can("record.export", { track: "list_exported" })
    .input(ExportRows)
    .mutation(({ ctx, input }) => exportRows(ctx, input)),
  get: can("record.export")
    .input(ExportById)
    .query(({ ctx, input }) => getExport(ctx, input)),
  piece: can("record.export")
    .input(ExportPiece)
    .query(({ ctx, input }) => readExportPiece(ctx, input)),
} satisfies TRPCRouterRecord;
