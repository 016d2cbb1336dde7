import type { PointKind, ReachableType } from "../contacts-contract";
import { fold } from "../records/fold";
import { numberKey } from "./number-key";
import type { contactPoints } from "./point-tables";

export type PointRow = typeof contactPoints.$inferSelect;

/** What is known about an address nobody said anything about. */
export const nothingKnown = {
  consentedAt: null,
  consentSource: null,
  consentedBy: null,
  optedOutAt: null,
  optOutSource: null,
  optedOutBy: null,
  invalidAt: null,
  invalidSource: null,
  invalidatedBy: null,
} as const;

/** The address in small letters, or the number as `numberKey` has it: two spellings of one address are one. */
export function pointKey(kind: PointKind, value: string): string {
  return kind === "email" ? value.trim().toLowerCase() : numberKey(value);
}

/** How search finds it: a number by its digits as they were written. */
export const pointSearchText = (kind: PointKind, value: string) =>
  kind === "email" ? fold(value) : value.replace(/\D+/gu, "");

export const ownerColumn = { contact: "contactId", lead: "leadId" } as const satisfies Record<ReachableType, string>;

/** What may be done with an address. A "no" stands above every "yes", here or on another record with the same address. */
export type PointState = "optedOut" | "invalid" | "consented" | "unknown";

export function pointState(point: {
  consentedAt: Date | null;
  optedOutAt: Date | null;
  invalidAt: Date | null;
  optedOutElsewhere: boolean;
}): PointState {
  if (point.optedOutAt || point.optedOutElsewhere) return "optedOut";
  if (point.invalidAt) return "invalid";
  return point.consentedAt ? "consented" : "unknown";
}
