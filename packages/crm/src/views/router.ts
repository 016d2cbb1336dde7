import type { TRPCRouterRecord } from "@trpc/server";
import { ListViews, RenameView, SaveView, ViewById } from "../lists-contract";
import { can } from "../procedures";
import { listViews, removeView, renameView, saveView, shareView, unshareView } from "./saved-views";

export const viewRouter = {
  list: can("view.save")
    .input(ListViews)
    .query(({ ctx, input }) => listViews(ctx, input)),
  save: can("view.save", { track: "view_saved" })
    .input(SaveView)
    .mutation(({ ctx, input }) => saveView(ctx, input)),
  rename: can("view.save", { track: "view_saved" })
    .input(RenameView)
    .mutation(({ ctx, input }) => renameView(ctx, input)),
  share: can("view.share", { track: "view_shared" })
    .input(ViewById)
    .mutation(({ ctx, input }) => shareView(ctx, input)),
  unshare: can("view.share", { track: "view_saved" })
    .input(ViewById)
    .mutation(({ ctx, input }) => unshareView(ctx, input)),
  remove: can("view.save", { track: "view_saved" })
    .input(ViewById)
    .mutation(({ ctx, input }) => removeView(ctx, input)),
} satisfies TRPCRouterRecord;
