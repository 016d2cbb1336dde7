import { defineManifest } from "@arraigo/platform/manifest";

export const manifest = defineManifest({ id: "telemetry", permissions: {} });
