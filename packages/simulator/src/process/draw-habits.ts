import type { SimulatedPerson } from "../people/plan-people";
import type { Random } from "../random";
import { type BehaviourPlan, behaviours } from "./behaviours";

/** The truth about one person and one behaviour, which the product must find out from events alone. */
export interface Habit {
  person: SimulatedPerson;
  behaviour: BehaviourPlan;
  /** Weeks after go-live in which the habit is there: `from` inclusive, `until` exclusive. Null: it never forms. */
  kept: { from: number; until: number } | null;
}

/** The known process, in one place. All are probabilities a week or points of one. */
export const process = {
  /** Share of people who ever form a habit, before unit and difficulty. */
  everShare: 0.86,
  /** Once ready, the habit begins in any given week with this probability: time to begin is geometric. */
  beginsAWeek: 0.3,
  /** Once there, it is lost in any given week with this probability. */
  lostAWeek: 0.012,
  /** Whether the target is met in a week with the habit, and in one without it. */
  metWithHabit: 0.95,
  metWithout: 0.12,
  /** How much a person's own inclination moves all of their habits together. */
  inclination: 0.16,
} as const;

/** Draws, for everybody and every behaviour asked of them, when the habit forms and whether it lasts. */
export function drawHabits(random: Random, people: readonly SimulatedPerson[], weeks: number): Habit[] {
  return people.flatMap((person) => {
    if (!person.unit.wave) return [];
    const inclination = random.normal(0, process.inclination);
    return behaviours
      .filter((behaviour) => behaviour.jobRole === person.jobRole)
      .map((behaviour) => ({ person, behaviour, kept: drawHabit(random, person, behaviour, inclination, weeks) }));
  });
}

function drawHabit(
  random: Random,
  person: SimulatedPerson,
  behaviour: BehaviourPlan,
  inclination: number,
  weeks: number,
) {
  const share = process.everShare + person.unit.readiness - behaviour.difficulty + inclination;
  // Always the same number of draws, so that one person's luck does not change the next one's.
  const ever = random.chance(share);
  const from = geometric(random, process.beginsAWeek);
  const lasts = geometric(random, process.lostAWeek) + 1;
  if (person.cast?.habit === "never") return null;
  if (person.cast?.habit === "early") return { from: 0, until: weeks + 1 };
  return ever ? { from, until: from + lasts } : null;
}

function geometric(random: Random, probability: number): number {
  return Math.floor(Math.log(1 - random.next()) / Math.log(1 - probability));
}
