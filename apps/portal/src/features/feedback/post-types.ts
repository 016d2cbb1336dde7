import type { AppRouter } from "@arraigo/api";
import type { inferRouterOutputs } from "@trpc/server";

type Posts = inferRouterOutputs<AppRouter>["feedback"]["posts"];
export type PostCard = Posts["list"]["posts"][number];
export type PostDetail = Posts["get"];
export type Status = PostCard["status"];
export const statusOrder = ["received", "under_review", "planned", "done", "declined"] as const satisfies Status[];
