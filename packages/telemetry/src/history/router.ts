import type { TRPCRouterRecord } from "@trpc/server";
import { Page } from "../contract";
import { AppendPiece, FinishUpload, PlanUpload, RefusedInput, StartUpload, UploadById } from "../history-contract";
import { can } from "../procedures";
import { checkUpload } from "./check-upload";
import { finishUpload } from "./finish-upload";
import { listRefused } from "./list-refused";
import { getUpload, listUploads } from "./list-uploads";
import { discardUpload, pauseUpload, resumeUpload, stopUpload } from "./pause-upload";
import { runUpload } from "./run-upload";
import { appendPiece, startUpload } from "./take-file";
import { undoUpload } from "./undo-upload";

const managed = () => can("history.manage", { reach: "organisation" });

/** Files of history brought in by hand. */
export const historyRouter = {
  list: managed()
    .input(Page)
    .query(({ ctx, input }) => listUploads(ctx, input)),
  get: managed()
    .input(UploadById)
    .query(({ ctx, input }) => getUpload(ctx, input)),
  start: managed()
    .input(StartUpload)
    .mutation(({ ctx, input }) => startUpload(ctx, input)),
  append: managed()
    .input(AppendPiece)
    .mutation(({ ctx, input }) => appendPiece(ctx, input)),
  finish: managed()
    .input(FinishUpload)
    .mutation(({ ctx, input }) => finishUpload(ctx, input)),
  check: managed()
    .input(PlanUpload)
    .mutation(({ ctx, input }) => checkUpload(ctx, input)),
  run: managed()
    .input(PlanUpload)
    .mutation(({ ctx, input }) => runUpload(ctx, input)),
  pause: managed()
    .input(UploadById)
    .mutation(({ ctx, input }) => pauseUpload(ctx, input)),
  resume: managed()
    .input(UploadById)
    .mutation(({ ctx, input }) => resumeUpload(ctx, input)),
  stop: managed()
    .input(UploadById)
    .mutation(({ ctx, input }) => stopUpload(ctx, input)),
  discard: managed()
    .input(UploadById)
    .mutation(({ ctx, input }) => discardUpload(ctx, input)),
  undo: managed()
    .input(UploadById)
    .mutation(({ ctx, input }) => undoUpload(ctx, input)),
  refused: managed()
    .input(RefusedInput)
    .query(({ ctx, input }) => listRefused(ctx, input)),
} satisfies TRPCRouterRecord;
