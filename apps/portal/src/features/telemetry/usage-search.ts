import { type AddressState, address, id, oneOf, text } from "../../lib/address";
import { steps } from "./usage-question";

/** The usage pages, in the order of their tabs. */
export const usageTabs = ["active", "often", "back", "access", "offer", "time", "funnel", "paths"] as const;

/** What the usage pages show: which one, of when, of whom, of what, and beside what. */
export const usageSearch = address({
  tab: oneOf(...usageTabs),
  window: oneOf("w4", "w12", "w26", "w52"),
  step: oneOf(...steps),
  group: text(60),
  /** Beside what: `before`, `year`, `every:unit` or a group; and which number of the comparison is drawn. */
  against: text(60),
  measure: text(240),
  event: text(200),
  kind: oneOf("nth", "unbounded"),
  by: oneOf("unit", "location", "role"),
  /** How long until it is used: from when, of which rollout, until what. */
  start: oneOf("joining", "goLive"),
  rollout: text(36),
  to: oneOf("value", "habit"),
  behaviour: text(36),
  /** Which number is opened to see who is behind it. */
  behind: text(300),
  /** Of a funnel: its steps, hours from first to last, and how it is cut. */
  steps: text(4_000),
  within: oneOf(1, 24, 72, 168, 336, 720),
  cut: oneOf("unit", "location", "role", "day"),
  /** Of paths: where they lead, from which time, how far, and the longest pause in minutes. */
  way: oneOf("after", "before"),
  which: oneOf("first", "latest"),
  far: oneOf(1, 2, 3, 4),
  gap: oneOf(5, 15, 30, 60, 240),
  /** The saved insight it was opened from. */
  insight: id,
});

export type UsageSearch = AddressState<typeof usageSearch>;
