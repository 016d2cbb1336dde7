import { manifest as adoption } from "@arraigo/adoption/manifest";
import { manifest as change } from "@arraigo/change/manifest";
import { manifest as crm } from "@arraigo/crm/manifest";
import { manifest as directory } from "@arraigo/directory/manifest";
import { manifest as feedback } from "@arraigo/feedback/manifest";
import type { Manifest } from "@arraigo/platform/manifest";
import { manifest as sponsorship } from "@arraigo/sponsorship/manifest";
import { manifest as telemetry } from "@arraigo/telemetry/manifest";
import { manifest as training } from "@arraigo/training/manifest";

/** The modules the portal knows, by their browser-safe manifests. */
export const manifests: readonly Manifest[] = [
  directory,
  crm,
  telemetry,
  training,
  feedback,
  change,
  sponsorship,
  adoption,
];
