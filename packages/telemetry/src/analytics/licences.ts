import type { LocalDate } from "@arraigo/platform/calendar";
import { hasBit } from "../presence/bits";
import type { DayUse } from "../presence/read-presence";
import { anybodyOn } from "./active-people";
import { isThere, type Member } from "./members";

export const licenceStates = ["active", "dormant", "never"] as const;
export type LicenceState = (typeof licenceStates)[number];

/** What access is told from: days as far back as they are kept by person, and when somebody first did anything before that. */
export interface LicenceFacts {
  days: readonly DayUse[];
  firstBefore: ReadonlyMap<string, LocalDate>;
  window: { from: LocalDate; until: LocalDate };
}

/**
 * How access is used on the last day of a window: `active` did something in it, `dormant` only before, however long ago, `never` not at
 * all since recording began.
 */
export function licenceStateOf({ days, firstBefore, window }: LicenceFacts): (member: Member) => LicenceState {
  const recent = anybodyOn(days.filter(({ day }) => day >= window.from && day <= window.until));
  const ever = anybodyOn(days.filter(({ day }) => day <= window.until));
  return ({ number, personId }) => {
    if (number !== null && hasBit(recent, number)) return "active";
    const first = firstBefore.get(personId);
    const before = first !== undefined && first <= window.until;
    return before || (number !== null && hasBit(ever, number)) ? "dormant" : "never";
  };
}

/**
 * The same, counted. Everybody employed on the day is counted once. Somebody erased is still one of them, of whom nothing is known:
 * whoever stands for them is counted in their place.
 */
export function licenceUse(facts: LicenceFacts, members: readonly Member[]): Record<LicenceState, number> {
  const stateOf = licenceStateOf(facts);
  const counted = { active: 0, dormant: 0, never: 0 };
  const { until } = facts.window;
  for (const member of members.filter((each) => isThere(each, until, until))) {
    counted[stateOf(member)] += 1;
    if (member.standIn) counted.never -= 1;
  }
  // Whoever was erased and goes on is counted twice until the month is over, but no more people than there are.
  for (const state of ["never", "dormant"] as const) {
    const tooMany = Math.max(0, -counted[state]);
    counted[state] += tooMany;
    if (state === "never") counted.dormant -= tooMany;
    else counted.active -= tooMany;
  }
  return counted;
}
