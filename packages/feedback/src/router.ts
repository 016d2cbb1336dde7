import type { TRPCRouterRecord } from "@trpc/server";
import { postsRouter } from "./posts/router";

export const router = { posts: postsRouter } satisfies TRPCRouterRecord;
