import type { TRPCRouterRecord } from "@trpc/server";
import { ExportById, ExportPiece } from "../lists-contract";
import { can } from "../procedures";
import { getExport, listExports, readExportPiece } from "./read-exports";

export const exportRouter = {
  list: can("record.export").query(({ ctx }) => listExports(ctx)),
  get: can("record.export")
    .input(ExportById)
    .query(({ ctx, input }) => getExport(ctx, input)),
  piece: can("record.export")
    .input(ExportPiece)
    .query(({ ctx, input }) => readExportPiece(ctx, input)),
} satisfies TRPCRouterRecord;
