import type { Presence, QuietGroup } from "./types";

const week = 7 * 86_400_000;
/** After two weeks without a word, a group is worth one. */
export const quietWeeksMin = 2;
/** Below two active days a week, the best word is one's own use. */
const activeDaysMin = 8;
const wordsMax = 2;

/** Full weeks since; undefined when it never was. */
export function weeksSince(instant: string | null, now: Date): number | undefined {
  if (instant === null) return undefined;
  return Math.max(0, Math.floor((now.getTime() - new Date(instant).getTime()) / week));
}

function isQuiet(group: QuietGroup, now: Date): boolean {
  return (weeksSince(group.lastHeardAt, now) ?? Number.POSITIVE_INFINITY) >= quietWeeksMin;
}

export type Act =
  | { kind: "word"; group: QuietGroup; weeks: number | undefined }
  | { kind: "use"; activeDays: number; windowDays: number };

/** At most three things to do now: a word to the groups that wait longest, and one's own use where it is thin. */
export function actsFor(groups: readonly QuietGroup[], own: Presence | undefined, now: Date): Act[] {
  const words = groups
    .filter((group) => isQuiet(group, now))
    .slice(0, wordsMax)
    .map((group): Act => ({ kind: "word", group, weeks: weeksSince(group.lastHeardAt, now) }));
  if (own?.figures && own.figures.activeDays < activeDaysMin)
    words.push({ kind: "use", activeDays: own.figures.activeDays, windowDays: own.windowDays });
  return words;
}

export type WeekState =
  | { kind: "notNamed" }
  | { kind: "silent"; rollout: string }
  | { kind: "never"; group: string; others: number }
  | { kind: "weeks"; group: string; weeks: number }
  | { kind: "read"; share: number }
  | { kind: "wrote"; at: string };

interface LastWord {
  sentAt: string;
  recipients: number;
  read: number | null;
}

/**
 * The one thing to say about the week, and only what the rows bear out: silence before anything else, then how the last word was
 * read. `lastWord` is null when this person never wrote, undefined while that is not known.
 */
export function weekState(
  own: Presence | undefined,
  groups: readonly QuietGroup[],
  lastWord: LastWord | null | undefined,
  now: Date,
): WeekState | undefined {
  if (!own) return { kind: "notNamed" };
  if (lastWord === undefined) return undefined;
  if (lastWord === null) return { kind: "silent", rollout: own.rollout };
  const worst = groups[0];
  if (worst && worst.lastHeardAt === null)
    return {
      kind: "never",
      group: worst.name,
      others: groups.filter((group) => group.lastHeardAt === null).length - 1,
    };
  const weeks = worst ? weeksSince(worst.lastHeardAt, now) : undefined;
  if (worst && weeks !== undefined && weeks >= quietWeeksMin) return { kind: "weeks", group: worst.name, weeks };
  if (worst && lastWord.read !== null && lastWord.recipients > 0)
    return { kind: "read", share: lastWord.read / lastWord.recipients };
  return { kind: "wrote", at: lastWord.sentAt };
}

/** The week's number in the year, as calendars in most of the world count it (ISO 8601: the week with the first Thursday is 1). */
export function weekNumber(day: string): number {
  const date = new Date(`${day}T00:00:00Z`);
  const thursday = new Date(date);
  thursday.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
  const firstDay = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.ceil(((thursday.getTime() - firstDay) / 86_400_000 + 1) / 7);
}
