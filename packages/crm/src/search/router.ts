import type { TRPCRouterRecord } from "@trpc/server";
import { SearchAll } from "../lists-contract";
import { can } from "../procedures";
import { searchAll } from "./search-all";

export const searchRouter = {
  all: can("record.read")
    .input(SearchAll)
    .query(({ ctx, input }) => searchAll(ctx, input)),
} satisfies TRPCRouterRecord;
