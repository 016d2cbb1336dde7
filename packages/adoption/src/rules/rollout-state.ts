import { earliestOf, type LocalDate, latestOf } from "@arraigo/platform/calendar";
import type { AdoptionSpell, AdoptionState, StateOfBehaviour } from "./state";

export interface StateOfRollout {
  state: AdoptionState;
  /** The day that brought the state about; null for waiting, not started and trying. */
  since: LocalDate | null;
  /** Every time the rollout as a whole was adopted, oldest first. */
  spells: AdoptionSpell[];
}

/**
 * A person's state on a rollout, from their states on the behaviours their job role requires; null where it requires
 * none, for then they are not in scope. Adopted from the day the last required behaviour became adopted, up to the day
 * the first of them lapses. The other states read the same table over all required behaviours together:
 *
 * - waiting: the wave has not gone live (every behaviour waits)
 * - not started: no matching event on any of them
 * - trying: an event on some of them, no target met on any
 * - developing: a target met on at least one, the rollout never adopted (even if each was, one after another)
 * - lapsed: the rollout was adopted, and is not any more
 *
 * So nobody who uses four of five things daily is called "not started" for the fifth.
 */
export function rolloutStateOf(required: readonly StateOfBehaviour[]): StateOfRollout | null {
  if (required.length === 0) return null;
  const spells = required.map((behaviour) => behaviour.spells).reduce(overlaps);
  return { ...standing(required, spells), spells };
}

function standing(required: readonly StateOfBehaviour[], spells: readonly AdoptionSpell[]) {
  const last = spells.at(-1);
  const isAny = (state: AdoptionState) => required.some((behaviour) => behaviour.state === state);
  if (required.every(({ state }) => state === "waiting")) return { state: "waiting", since: null } as const;
  if (last?.lapsedOn) return { state: "lapsed", since: last.lapsedOn } as const;
  if (last) return { state: "adopted", since: last.adoptedOn } as const;
  const firstMetOn = earliestOf(...required.map((behaviour) => behaviour.firstMetOn));
  if (firstMetOn) return { state: "developing", since: firstMetOn } as const;
  return { state: isAny("trying") ? "trying" : "not_started", since: null } as const;
}

/** The times that lie in a spell of both lists; where one lapses the day the other is adopted, they share no day. */
function overlaps(first: readonly AdoptionSpell[], second: readonly AdoptionSpell[]): AdoptionSpell[] {
  return first.flatMap((one) =>
    second.flatMap((other) => {
      const adoptedOn = latestOf(one.adoptedOn, other.adoptedOn);
      const lapsedOn = earliestOf(one.lapsedOn, other.lapsedOn);
      return lapsedOn === null || adoptedOn < lapsedOn ? [{ adoptedOn, lapsedOn }] : [];
    }),
  );
}
