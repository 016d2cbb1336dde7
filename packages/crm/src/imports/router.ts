import type { TRPCRouterRecord } from "@trpc/server";
import {
  AppendPiece,
  FinishUpload,
  ImportById,
  ImportErrors,
  ListMappings,
  MappingById,
  PlanImport,
  SaveMapping,
  StartImport,
  UploadImport,
} from "../imports-contract";
import { can } from "../procedures";
import { appendPiece } from "./append-piece";
import { commitImport } from "./commit-import";
import { discardImport } from "./discard-import";
import { exportImportErrors } from "./export-import-errors";
import { finishUpload } from "./finish-upload";
import { getImport } from "./get-import";
import { listImports } from "./list-imports";
import { pauseImport, resumeImport, stopImport } from "./pause-import";
import { previewImport } from "./preview-import";
import { listMappings, removeMapping, saveMapping } from "./save-mapping";
import { startImport } from "./start-import";
import { undoImport } from "./undo/undo-import";
import { uploadImport } from "./upload-import";

export const importsRouter = {
  start: can("record.import")
    .input(StartImport)
    .mutation(({ ctx, input }) => startImport(ctx, input)),
  append: can("record.import")
    .input(AppendPiece)
    .mutation(({ ctx, input }) => appendPiece(ctx, input)),
  finish: can("record.import")
    .input(FinishUpload)
    .mutation(({ ctx, input }) => finishUpload(ctx, input)),
  upload: can("record.import")
    .input(UploadImport)
    .mutation(({ ctx, input }) => uploadImport(ctx, input)),
  preview: can("record.import")
    .input(PlanImport)
    .mutation(({ ctx, input }) => previewImport(ctx, input)),
  commit: can("record.import")
    .input(PlanImport)
    .mutation(({ ctx, input }) => commitImport(ctx, input)),
  pause: can("record.import", { track: "import_steered" })
    .input(ImportById)
    .mutation(({ ctx, input }) => pauseImport(ctx, input)),
  resume: can("record.import", { track: "import_steered" })
    .input(ImportById)
    .mutation(({ ctx, input }) => resumeImport(ctx, input)),
  stop: can("record.import", { track: "import_steered" })
    .input(ImportById)
    .mutation(({ ctx, input }) => stopImport(ctx, input)),
  undo: can("record.import")
    .input(ImportById)
    .mutation(({ ctx, input }) => undoImport(ctx, input)),
  discard: can("record.import", { track: "import_steered" })
    .input(ImportById)
    .mutation(({ ctx, input }) => discardImport(ctx, input)),
  get: can("record.import")
    .input(ImportById)
    .query(({ ctx, input }) => getImport(ctx, input)),
  errors: can("record.import")
    .input(ImportErrors)
    .query(({ ctx, input }) => exportImportErrors(ctx, input)),
  list: can("record.import").query(({ ctx }) => listImports(ctx)),
  mappings: {
    list: can("record.import")
      .input(ListMappings)
      .query(({ ctx, input }) => listMappings(ctx, input)),
    save: can("record.import", { track: "mapping_saved" })
      .input(SaveMapping)
      .mutation(({ ctx, input }) => saveMapping(ctx, input)),
    remove: can("record.import", { track: "mapping_saved" })
      .input(MappingById)
      .mutation(({ ctx, input }) => removeMapping(ctx, input)),
  },
} satisfies TRPCRouterRecord;
