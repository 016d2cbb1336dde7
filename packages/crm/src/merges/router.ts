import type { TRPCRouterRecord } from "@trpc/server";
import { ListMerges, MergeRecords, PreviewMerge, UnmergeRecords } from "../duplicates-contract";
import { can } from "../procedures";
import { listMerges } from "./list-merges";
import { mergeRecords } from "./merge-records";
import { previewMerge } from "./preview-merge";
import { unmergeRecords } from "./unmerge-records";

export const mergeRouter = {
  preview: can("record.merge")
    .input(PreviewMerge)
    .query(({ ctx, input }) => previewMerge(ctx, input)),
  merge: can("record.merge")
    .input(MergeRecords)
    .mutation(({ ctx, input }) => mergeRecords(ctx, input)),
  unmerge: can("record.merge")
    .input(UnmergeRecords)
    .mutation(({ ctx, input }) => unmergeRecords(ctx, input)),
  list: can("record.merge")
    .input(ListMerges)
    .query(({ ctx, input }) => listMerges(ctx, input)),
} satisfies TRPCRouterRecord;
