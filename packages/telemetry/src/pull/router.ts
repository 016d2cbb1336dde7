import type { TRPCRouterRecord } from "@trpc/server";
import { can } from "../procedures";
import { AddPullSource, PullFilesInput, PullSourceById } from "../pull-contract";
import { listPullFiles, listPullFolders, listPullSources } from "./list-sources";
import { addPullSource, pausePullSource, removePullSource, resumePullSource, runPullSource } from "./save-source";

const managed = () => can("history.manage", { reach: "organisation" });

/** Exported files of other systems, fetched by the clock. A file is taken back, and its refused rows are listed, as an upload's. */
export const pullRouter = {
  sources: managed().query(({ ctx }) => listPullSources(ctx)),
  folders: managed().query(({ ctx }) => listPullFolders(ctx)),
  files: managed()
    .input(PullFilesInput)
    .query(({ ctx, input }) => listPullFiles(ctx, input)),
  add: managed()
    .input(AddPullSource)
    .mutation(({ ctx, input }) => addPullSource(ctx, input)),
  run: managed()
    .input(PullSourceById)
    .mutation(({ ctx, input }) => runPullSource(ctx, input)),
  pause: managed()
    .input(PullSourceById)
    .mutation(({ ctx, input }) => pausePullSource(ctx, input)),
  resume: managed()
    .input(PullSourceById)
    .mutation(({ ctx, input }) => resumePullSource(ctx, input)),
  remove: managed()
    .input(PullSourceById)
    .mutation(({ ctx, input }) => removePullSource(ctx, input)),
} satisfies TRPCRouterRecord;
