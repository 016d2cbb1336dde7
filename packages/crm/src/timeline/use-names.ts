import type { UsagePropertiesOf } from "@arraigo/platform/manifest";
import { manifest } from "../manifest";

/** What people do with the CRM, as telemetry knows it: the names the manifest declares. */
export type UseName = Extract<keyof typeof manifest.telemetry, string>;

/** What a use says of itself besides its name: words of ours, numbers and ids of the organisation's own process. */
export type UseProperties = UsagePropertiesOf<typeof manifest>;

const declared: Readonly<Record<string, { of: readonly string[] }>> = manifest.telemetryProperties;

/** Of what is known of a use, what the manifest says it comes with: nothing else leaves. */
export function declaredOf(name: UseName, known: UseProperties): UseProperties {
  return Object.fromEntries(
    Object.entries(known).filter(([property, value]) => value !== undefined && declared[property]?.of.includes(name)),
  ) as UseProperties;
}
