import type { manifest } from "../manifest";

/** What people do with the CRM, as telemetry knows it: the names the manifest declares. */
export type UseName = Extract<keyof typeof manifest.telemetry, string>;
