import { manifest as adoption } from "@arraigo/adoption/manifest";
import { manifest as change } from "@arraigo/change/manifest";
import { manifest as crm } from "@arraigo/crm/manifest";
import { manifest as directory } from "@arraigo/directory/manifest";
import { manifest as feedback } from "@arraigo/feedback/manifest";
import type { Manifest } from "@arraigo/platform/manifest";
import { manifest as sponsorship } from "@arraigo/sponsorship/manifest";
import { manifest as telemetry } from "@arraigo/telemetry/manifest";
import { manifest as training } from "@arraigo/training/manifest";

const manifests: readonly Manifest[] = [crm, training, feedback, sponsorship, change, adoption, directory, telemetry];

export interface EventGroup {
  module: string;
  /** Event as it is recorded (`crm.activity_logged`), and its name within the module. */
  events: readonly { event: string; name: string }[];
}

/** What Arraigo records by itself, by module: the events a behaviour can be counted by. */
export const eventGroups: readonly EventGroup[] = manifests.flatMap(({ id, telemetry: names }) =>
  names ? [{ module: id, events: Object.keys(names).map((name) => ({ event: `${id}.${name}`, name })) }] : [],
);

export function isOwnEvent(event: string): boolean {
  return eventGroups.some((group) => group.events.some((each) => each.event === event));
}
