import { earliestOf, type LocalDate, latestOf } from "@arraigo/platform/calendar";
import type { AdoptionSpell } from "./state";

/** When a person counts in a rollout's denominators, both days included, and when they had adopted it. */
export interface PersonInScope {
  scopeFrom: LocalDate;
  scopeUntil: LocalDate | null;
  spells: readonly AdoptionSpell[];
}

export interface ScopeFacts {
  /** The first day the person's wave is live; null while it has no date. */
  goLive: LocalDate | null;
  employedFrom: LocalDate;
  employedUntil: LocalDate | null;
  /** The first and last day on which the person's job role has a required behaviour in the rollout. */
  requiredFrom?: LocalDate | null;
  requiredUntil?: LocalDate | null;
}

/** The days on which a person is employed, their wave live and a behaviour required of them; null where there are none. */
export function scopeOf(facts: ScopeFacts): { scopeFrom: LocalDate; scopeUntil: LocalDate | null } | null {
  if (facts.goLive === null) return null;
  const scopeFrom = latestOf(facts.goLive, facts.employedFrom, facts.requiredFrom);
  const scopeUntil = earliestOf(facts.employedUntil, facts.requiredUntil);
  return scopeUntil !== null && scopeUntil < scopeFrom ? null : { scopeFrom, scopeUntil };
}
