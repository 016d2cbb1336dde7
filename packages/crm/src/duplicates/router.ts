import type { TRPCRouterRecord } from "@trpc/server";
import { DuplicateFilter, ListDuplicates, PairById, ProbeDuplicates } from "../duplicates-contract";
import { can } from "../procedures";
import { dismissDuplicate, undismissDuplicate } from "./dismiss-duplicate";
import { countDuplicates, listDuplicates } from "./list-duplicates";
import { probeDuplicates } from "./probe-duplicates";

export const duplicateRouter = {
  probe: can("record.read")
    .input(ProbeDuplicates)
    .query(({ ctx, input }) => probeDuplicates(ctx, input)),
  list: can("record.merge")
    .input(ListDuplicates)
    .query(({ ctx, input }) => listDuplicates(ctx, input)),
  count: can("record.merge")
    .input(DuplicateFilter)
    .query(({ ctx, input }) => countDuplicates(ctx, input)),
  dismiss: can("record.merge", { track: "duplicate_dismissed" })
    .input(PairById)
    .mutation(({ ctx, input }) => dismissDuplicate(ctx, input)),
  undismiss: can("record.merge", { track: "duplicate_reopened" })
    .input(PairById)
    .mutation(({ ctx, input }) => undismissDuplicate(ctx, input)),
} satisfies TRPCRouterRecord;
