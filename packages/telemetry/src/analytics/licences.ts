import type { LocalDate } from "@arraigo/platform/calendar";
import { hasBit } from "../presence/bits";
import type { DayUse } from "../presence/read-presence";
import { anybodyOn } from "./active-people";
import { isThere, type Member } from "./members";

export type LicenceState = "active" | "dormant" | "never";

/**
 * How access is used on the last day of a window: `active` did something in it, `dormant` only before, `never` not at all. Everybody
 * employed on that day is counted once; `days` go back as far as anything is known.
 */
export function licenceUse(
  days: readonly DayUse[],
  members: readonly Member[],
  window: { from: LocalDate; until: LocalDate },
): Record<LicenceState, number> {
  const states = licenceStates(days, members, window);
  const counted = { active: 0, dormant: 0, never: 0 };
  for (const state of states.values()) counted[state] += 1;
  return counted;
}

/** The same, person by person: for whoever may see names. */
export function licenceStates(
  days: readonly DayUse[],
  members: readonly Member[],
  { from, until }: { from: LocalDate; until: LocalDate },
): Map<string, LicenceState> {
  const recent = anybodyOn(days.filter(({ day }) => day >= from && day <= until));
  const ever = anybodyOn(days.filter(({ day }) => day <= until));
  const stateOf = ({ number }: Member): LicenceState => {
    if (number === null || !hasBit(ever, number)) return "never";
    return hasBit(recent, number) ? "active" : "dormant";
  };
  return new Map(
    members.filter((member) => isThere(member, until, until)).map((member) => [member.personId, stateOf(member)]),
  );
}
