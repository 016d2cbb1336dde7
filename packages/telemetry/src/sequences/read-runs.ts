import { setImmediate } from "node:timers/promises";
import type { Ctx } from "@arraigo/platform";
import type { FunnelInput } from "../sequences-contract";
import { furthestRun, type Happening } from "./furthest-run";
import type { RawHorizon } from "./raw-horizon";
import { dayStarts, type TimesOfPerson, thingsOf, timesOf } from "./read-times";

/** How far one person got, and when they did each step: milliseconds since the first day began. */
export interface Run {
  personId: string;
  times: readonly number[];
}

export interface Runs {
  runs: Run[];
  /** When each day began, and the one after the last; same measure. */
  days: number[];
}

const hourMs = 3_600_000;
/** Other requests get their turn after so many people. */
const peopleAtOnce = 500;
/** More than there can be steps, so that an instant and an order in it are one number. */
const ranks = 8;

/** Everybody who began in the days asked for, with the run that counts. */
export async function readRuns(ctx: Ctx, input: FunnelInput, horizon: RawHorizon): Promise<Runs> {
  const starts = await dayStarts(ctx, input.from, input.until, horizon.zone);
  const first = starts[0] ?? new Date(input.from);
  const last = starts.at(-1) ?? first;
  const windowMs = input.windowHours * hourMs;
  const window = { steps: input.steps.length, windowMs, startsBefore: last.getTime() - first.getTime() };
  const runs: Run[] = [];
  const end = new Date(last.getTime() + windowMs);
  for await (const share of timesOf(ctx, thingsOf(input.steps), { first, end, horizon })) {
    let done = 0;
    for (const [personId, theirs] of byPerson(share)) {
      const times = furthestRun(inOrder(theirs), window);
      if (times.length > 0) runs.push({ personId, times });
      done += 1;
      if (done % peopleAtOnce === 0) await setImmediate();
    }
  }
  return { runs, days: starts.map((start) => start.getTime() - first.getTime()) };
}

function byPerson(share: readonly TimesOfPerson[]): Map<string, TimesOfPerson[]> {
  const people = new Map<string, TimesOfPerson[]>();
  for (const times of share) {
    const known = people.get(times.personId);
    if (known) known.push(times);
    else people.set(times.personId, [times]);
  }
  return people;
}

/**
 * What somebody did, by time; at one instant in the order of the steps. The same event at the same instant is one happening, however
 * often it was sent and whichever filters it matches.
 */
function* inOrder(theirs: readonly TimesOfPerson[]): Generator<Happening> {
  const stepsOf = stepsByKey(theirs);
  const keys = new Float64Array(theirs.reduce((sum, { times }) => sum + times.length, 0));
  let filled = 0;
  for (const { thing, times } of theirs)
    for (const at of times) {
      keys[filled] = at * ranks + thing.rank;
      filled += 1;
    }
  keys.sort();
  let before = -1;
  for (const key of keys) {
    if (key !== before) yield { at: Math.floor(key / ranks), steps: stepsOf(key) };
    before = key;
  }
}

/** The steps a happening stands for. Only where one event is asked for in several ways has each of its moments to be looked at. */
function stepsByKey(theirs: readonly TimesOfPerson[]): (key: number) => number {
  const byRank = new Uint8Array(ranks);
  for (const { thing } of theirs) byRank[thing.rank] = thing.steps;
  if (new Set(theirs.map(({ thing }) => thing.rank)).size === theirs.length) return (key) => byRank[key % ranks] ?? 0;
  const masks = new Map<number, number>();
  for (const { thing, times } of theirs)
    for (const at of times) {
      const key = at * ranks + thing.rank;
      masks.set(key, (masks.get(key) ?? 0) | thing.steps);
    }
  return (key) => masks.get(key) ?? 0;
}
