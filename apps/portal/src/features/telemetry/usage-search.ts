import { type AddressState, address, id, oneOf, text } from "../../lib/address";

/** What the usage pages show: which one, of when, of whom, of what, and beside what. */
export const usageSearch = address({
  tab: oneOf("active", "often", "back", "access", "offer", "time"),
  window: oneOf("w4", "w12", "w26", "w52"),
  step: oneOf("day", "week", "month"),
  group: text(60),
  against: text(60),
  event: text(200),
  kind: oneOf("nth", "unbounded"),
  by: oneOf("unit", "location", "role"),
  /** The saved insight it was opened from. */
  insight: id,
  /** How long until it is used: from when, of which rollout, until what. */
  start: oneOf("joining", "goLive"),
  rollout: text(36),
  to: oneOf("value", "habit"),
  behaviour: text(36),
  /** Which number is opened to see who is behind it. */
  behind: text(300),
});

export type UsageSearch = AddressState<typeof usageSearch>;
