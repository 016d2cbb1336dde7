import type { TRPCRouterRecord } from "@trpc/server";
import { SearchAll } from "../lists-contract";
import { can } from "../procedures";
import { searchAll } from "./search-all";

export const searchRouter = {
  all: can("contact.read")
    .input(SearchAll)
    .query(({ ctx, input }) => searchAll(ctx, input)),
} satisfies TRPCRouterRecord;
