import {
  addDays,
  earliestOf,
  fullPeriodsBetween,
  type LocalDate,
  latestOf,
  type Period,
  periodOn,
  previousPeriod,
} from "@arraigo/platform/calendar";
import { isExpected } from "../rules/expectation";
import { type StateOfBehaviour, stateOf } from "../rules/state";
import type { BehaviourFacts, PersonFacts } from "./facts";

export interface PeriodStanding {
  start: LocalDate;
  end: LocalDate;
  count: number;
  expected: boolean;
  met: boolean;
}

export interface BehaviourStanding {
  behaviour: BehaviourFacts;
  state: StateOfBehaviour;
  /** Whether the person's present job role asks for it. */
  asked: boolean;
  /** Full periods since go-live, oldest first. */
  periods: PeriodStanding[];
  recent: { expected: number; met: number; count: number; target: number };
  running: { from: LocalDate; until: LocalDate; count: number };
}

interface Input {
  behaviour: BehaviourFacts;
  person: PersonFacts;
  goLive: LocalDate | null;
  /** The time in which the person's job role asks for the behaviour. */
  assigned: { from: LocalDate | null; until: LocalDate | null };
  counts: ReadonlyMap<LocalDate, number>;
  today: LocalDate;
}

/** Where one person stands on one behaviour: its full periods one by one, its state, and the running period beside them. */
export function behaviourStanding({ behaviour, person, goLive, assigned, counts, today }: Input): BehaviourStanding {
  const { cadence, targetCount } = behaviour;
  const facts = {
    goLive,
    employedFrom: person.employedFrom,
    employedUntil: person.employedUntil,
    absences: person.absences,
    assignedFrom: assigned.from,
    assignedUntil: assigned.until,
  };
  const periods = periodsOf(goLive, person, cadence, today).map((period): PeriodStanding => {
    const count = counts.get(period.start) ?? 0;
    const expected = isExpected({ ...facts, period });
    return { start: period.start, end: period.end, count, expected, met: expected && count >= targetCount };
  });
  const running = periodOn(today, cadence);
  const runningCount = counts.get(running.start) ?? 0;
  return {
    behaviour,
    state: stateOf({
      cadence,
      live: goLive !== null && goLive <= today,
      everEvent: counts.size > 0,
      periods,
      runningMet: runningCount >= targetCount,
    }),
    asked: assigned.until === null,
    periods,
    recent: recentOf(periods, recentWindow(today, cadence), targetCount),
    running: { from: running.start, until: running.end, count: runningCount },
  };
}

/** The last four full weeks; for what is asked by the month, the last full month. */
export function recentWindow(today: LocalDate, cadence: Period["cadence"]): { from: LocalDate; until: LocalDate } {
  const last = previousPeriod(periodOn(today, cadence === "month" ? "month" : "week"));
  return { from: cadence === "month" ? last.start : addDays(last.start, -21), until: last.end };
}

function recentOf(
  periods: readonly PeriodStanding[],
  window: { from: LocalDate; until: LocalDate },
  targetCount: number,
) {
  const recent = periods.filter(({ expected, start, end }) => expected && start >= window.from && end <= window.until);
  return {
    expected: recent.length,
    met: recent.filter(({ met }) => met).length,
    count: recent.reduce((sum, { count }) => sum + count, 0),
    target: recent.length * targetCount,
  };
}

const known = new Map<string, Period[]>();

// Thousands of people share a go-live and a last day, so each list of periods is made once.
function periodsOf(
  goLive: LocalDate | null,
  person: PersonFacts,
  cadence: Period["cadence"],
  today: LocalDate,
): Period[] {
  if (goLive === null) return [];
  const from = latestOf(goLive, person.employedFrom);
  const until = earliestOf(addDays(today, -1), person.employedUntil) ?? today;
  const key = `${cadence} ${from} ${until}`;
  const periods = known.get(key) ?? fullPeriodsBetween(from, until, cadence);
  if (known.size > 2_000) known.clear();
  known.set(key, periods);
  return periods;
}
