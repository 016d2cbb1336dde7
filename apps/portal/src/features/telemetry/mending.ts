import type { Mending, RejectionReason } from "@arraigo/telemetry/contract";

/** What a person has to say so that an event can be taken; the rest mends itself. */
export const askedFor: Partial<Record<RejectionReason, "name" | "userId">> = {
  name_missing: "name",
  name_too_long: "name",
  type_unknown: "name",
  user_missing: "userId",
  user_too_long: "userId",
};
/** How what mends itself is mended. */
export const byItself: Partial<Record<RejectionReason, Mending>> = {
  timestamp_unreadable: { atReceived: true },
  timestamp_in_future: { atReceived: true },
  timestamp_too_old: { atReceived: true },
  text_not_storable: { clean: true },
  properties_invalid: { withoutProperties: true },
  too_deep: { withoutProperties: true },
};
