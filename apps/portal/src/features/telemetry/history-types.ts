import type { AppRouter } from "@arraigo/api";
import type { inferRouterOutputs } from "@trpc/server";

type History = inferRouterOutputs<AppRouter>["telemetry"]["history"];
export type UploadFound = History["finish"];
export type UploadHeld = History["get"];
export type Trial = NonNullable<UploadHeld["dryRun"]>;
export type Mapping = UploadFound["mapping"];
