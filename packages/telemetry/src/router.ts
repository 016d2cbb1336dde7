import type { TRPCRouterRecord } from "@trpc/server";

export const router = {} satisfies TRPCRouterRecord;
