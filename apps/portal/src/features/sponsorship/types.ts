import type { AppRouter } from "@arraigo/api";
import type { inferRouterOutputs } from "@trpc/server";

type Outputs = inferRouterOutputs<AppRouter>["sponsorship"];

export type Presence = Outputs["sponsors"]["presence"][number];
export type QuietGroup = Outputs["messages"]["quietGroups"][number];
export type SentMessage = Outputs["messages"]["sent"]["messages"][number];
export type ReceivedMessage = Outputs["messages"]["mine"][number];
