import type { AppRouter } from "@arraigo/api";
import type { inferRouterOutputs } from "@trpc/server";

/** A field of the organisation's own, as its screen shows it. */
export type OwnField = inferRouterOutputs<AppRouter>["crm"]["customFields"]["list"][number];
