import type { Cadence, LocalDate } from "@arraigo/platform/calendar";
import { habitRules } from "./cadence";

/** Where a person stands on a behaviour or a whole rollout, least advanced first except for `lapsed`, which follows `adopted`. */
export const adoptionStates = ["waiting", "not_started", "trying", "developing", "adopted", "lapsed"] as const;
export type AdoptionState = (typeof adoptionStates)[number];

/** A full period of one person on one behaviour. */
export interface PeriodOutcome {
  /** False where nothing could be asked (absence, holiday, before go-live): such periods are skipped, not failed. */
  expected: boolean;
  met: boolean;
  /** The last day of the period. */
  end: LocalDate;
}

/** Adopted from `adoptedOn` up to, and not including, `lapsedOn`; null while it lasts. */
export interface AdoptionSpell {
  adoptedOn: LocalDate;
  lapsedOn: LocalDate | null;
}

export interface BehaviourHistory {
  cadence: Cadence;
  /** Whether the person's wave is live. */
  live: boolean;
  /** Whether there is any matching event at all, in the running period too. */
  everEvent: boolean;
  /** Full periods, oldest first. */
  periods: readonly PeriodOutcome[];
  /** Whether the running period has already reached the target. It is evidence of an event, and counts for nothing else. */
  runningMet?: boolean;
}

export interface StateOfBehaviour {
  state: AdoptionState;
  /** The last day of the period that brought the state about; null for waiting, not started and trying, which no period does. */
  since: LocalDate | null;
  /** The last day of the first expected period in which the target was met. */
  firstMetOn: LocalDate | null;
  /** Every time the behaviour was adopted, oldest first. */
  spells: AdoptionSpell[];
}

/**
 * A person's state on a behaviour, by the table of the adoption model. `adopted` is entered and left at the end of a
 * period, by how many of the last expected periods met the target (`habitRules`; fewer periods where fewer exist).
 */
export function stateOf(history: BehaviourHistory): StateOfBehaviour {
  if (!history.live) return { state: "waiting", since: null, firstMetOn: null, spells: [] };
  const asked = history.periods.filter(({ expected }) => expected);
  const spells = spellsOf(asked, history.cadence);
  const firstMetOn = asked.find(({ met }) => met)?.end ?? null;
  return { ...standing(history, spells, firstMetOn), firstMetOn, spells };
}

function standing(
  { everEvent, runningMet = false }: BehaviourHistory,
  spells: readonly AdoptionSpell[],
  firstMetOn: LocalDate | null,
): { state: AdoptionState; since: LocalDate | null } {
  const last = spells.at(-1);
  if (last?.lapsedOn) return { state: "lapsed", since: last.lapsedOn };
  if (last) return { state: "adopted", since: last.adoptedOn };
  if (firstMetOn) return { state: "developing", since: firstMetOn };
  return { state: everEvent || runningMet ? "trying" : "not_started", since: null };
}

function spellsOf(asked: readonly PeriodOutcome[], cadence: Cadence): AdoptionSpell[] {
  const { window, enter, leave } = habitRules[cadence];
  const spells: AdoptionSpell[] = [];
  let metInWindow = 0;
  for (const [index, { met, end }] of asked.entries()) {
    metInWindow += Number(met) - Number(asked[index - window]?.met ?? false);
    const open = spells.at(-1);
    const isAdopted = open?.lapsedOn === null;
    if (isAdopted && metInWindow <= leave) open.lapsedOn = end;
    else if (!isAdopted && metInWindow >= enter) spells.push({ adoptedOn: end, lapsedOn: null });
  }
  return spells;
}
