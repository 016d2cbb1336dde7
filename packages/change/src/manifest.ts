import { defineManifest } from "@arraigo/platform/manifest";

export const manifest = defineManifest({ id: "change", permissions: {} });
