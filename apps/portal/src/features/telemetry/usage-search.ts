import { type AddressState, address, oneOf, text } from "../../lib/address";

/** What the usage pages show: which one, of when, of whom, of what, and beside what. */
export const usageSearch = address({
  tab: oneOf("active", "often", "back", "access"),
  window: oneOf("w4", "w12", "w26", "w52"),
  step: oneOf("day", "week", "month"),
  group: text(60),
  against: text(60),
  event: text(200),
  kind: oneOf("nth", "unbounded"),
  by: oneOf("unit", "location", "role"),
});

export type UsageSearch = AddressState<typeof usageSearch>;
