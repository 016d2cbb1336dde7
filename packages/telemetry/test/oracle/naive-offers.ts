import { type Employed, plusDays } from "./naive-figures";

/*
 * Whom a feature is meant for and who uses it, worked out the slow way: person by person, from what was asked and what was done.
 */
export interface Asking {
  event: string;
  /** Only what was won counts, where true. */
  onlyWon: boolean;
  /** Where each person asked stands. */
  standing: ReadonlyMap<string, string>;
}

interface Did {
  person: string;
  event: string;
  day: string;
  properties: { won: boolean };
}

const stages = ["waiting", "not_started", "trying", "developing", "lapsed", "adopted"];

/** Of everybody employed on a day: how many are counted where for what several behaviours ask alike. */
export function naiveOffer(
  done: readonly Did[],
  people: readonly Employed[],
  { askings, event, onlyWon, until }: { askings: readonly Asking[]; event: string; onlyWon: boolean; until: string },
) {
  const alike = askings.filter((asking) => asking.event === event && asking.onlyWon === onlyWon);
  const counts = { meant: 0, able: 0, ever: 0, recent: 0, keeps: 0, besides: 0, unasked: 0 };
  for (const { person, startsOn, endsOn } of people) {
    if (startsOn > until || (endsOn !== null && endsOn < until)) continue;
    const theirs = done.filter(
      (each) =>
        each.person === person && each.event === event && (!onlyWon || each.properties.won) && each.day <= until,
    );
    const lately = theirs.some(({ day }) => day > plusDays(until, -28));
    const states = alike.flatMap(({ standing }) => standing.get(person) ?? []);
    const furthest = stages.findLast((stage) => states.includes(stage));
    if (furthest === undefined) {
      counts.unasked += 1;
      if (lately) counts.besides += 1;
      continue;
    }
    counts.meant += 1;
    if (furthest === "waiting") continue;
    counts.able += 1;
    if (theirs.length === 0) continue;
    counts.ever += 1;
    if (lately) counts.recent += 1;
    if (furthest === "adopted") counts.keeps += 1;
  }
  return counts;
}
