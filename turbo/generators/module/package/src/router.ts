import type { TRPCRouterRecord } from "@trpc/server";
import { addEntry } from "./add-entry";
import { AddEntry } from "./contract";
import { listEntries } from "./list-entries";
import { can } from "./procedures";

export const router = {
  list: can("entry.read").query(({ ctx }) => listEntries(ctx)),
  add: can("entry.add", { track: "entry_added" })
    .input(AddEntry)
    .mutation(({ ctx, input }) => addEntry(ctx, input)),
} satisfies TRPCRouterRecord;
