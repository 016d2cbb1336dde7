import { addDays, instantIn, weekday } from "../calendar";
import type { SimulatedPerson } from "../people/plan-people";
import type { Random } from "../random";
import { type Habit, process } from "./draw-habits";

/** One thing somebody did, before it becomes records and a usage event. */
export interface Deed {
  person: SimulatedPerson;
  event: string;
  at: Date;
}

export interface UsageOptions {
  random: Random;
  habits: readonly Habit[];
  /** Who backs the change; they use it too, a day or two in most weeks. */
  sponsors: readonly SimulatedPerson[];
  firstMonday: string;
  /** Weeks after the first Monday in which each wave goes live. */
  goLiveWeeks: Record<1 | 2 | 3, number>;
  /** Nothing happens after this instant. */
  now: Date;
}

/** Turns habits into what people did, week by week, on their working days, never while away, before they came or after they left. */
export function drawUsage(options: UsageOptions): Deed[] {
  const { random, habits, firstMonday, goLiveWeeks, now } = options;
  const deeds: Deed[] = [];
  const sittings = new Map<string, Sittings>();
  const own = (person: SimulatedPerson) => {
    const known = sittings.get(person.id) ?? drawSittings(random.fork(`sittings of ${person.id}`));
    sittings.set(person.id, known);
    return known;
  };
  for (const { person, behaviour, kept } of habits) {
    const goLive = goLiveWeeks[person.unit.wave ?? 1];
    const never = person.cast?.habit === "never";
    for (let week = goLive; instantIn(person.timeZone, addDays(firstMonday, week * 7), 0) <= now; week++) {
      const since = week - goLive;
      const has = kept !== null && since >= kept.from && since < kept.until;
      const met = random.chance(has ? process.metWithHabit : process.metWithout * Math.max(0, 1 - since / 20));
      const extra = random.whole(0, 3);
      const few = random.chance(0.35) ? random.whole(0, behaviour.targetCount - 1) : 0;
      if (never) continue;
      const count = met ? behaviour.targetCount + extra : few;
      const days = workingDays(person, addDays(firstMonday, week * 7));
      for (let each = 0; each < count; each++) {
        const day = days[random.whole(0, Math.max(0, days.length - 1))];
        const luck = random.next();
        if (!day) continue;
        const at = instantIn(person.timeZone, day, minuteOf(own(person), day, luck));
        if (at <= now) deeds.push({ person, event: behaviour.event, at });
      }
    }
  }
  return [...deeds, ...sponsorsUse(options)].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** The minutes of the day at which somebody usually sits down to write up their work: once in the morning, once after lunch. */
type Sittings = readonly [number, number];

/** People do things one after the other, not spread over the day: that is what paths and times between steps are about. */
const sittingMinutes = 25;

function drawSittings(random: Random): Sittings {
  return [random.whole(8 * 60, 11 * 60), random.whole(13 * 60, 16 * 60)];
}

/** Within one of the day's two sittings, which begin up to an hour later from day to day; `luck` is from 0 to below 1. */
function minuteOf([morning, afternoon]: Sittings, day: string, luck: number): number {
  const later = (Number(day.slice(8)) * 37) % 60;
  const [begins, within] = luck < 0.5 ? [morning, luck * 2] : [afternoon, luck * 2 - 1];
  return begins + later + within * sittingMinutes;
}

/** A sponsor's own use: logged conversations, on two days of most weeks. Nobody asks it of them; it is what makes them credible. */
function sponsorsUse({ random, sponsors, firstMonday, now }: UsageOptions): Deed[] {
  const deeds: Deed[] = [];
  const own = random.fork("sponsors");
  for (const person of sponsors)
    for (let monday = firstMonday; instantIn(person.timeZone, monday, 0) <= now; monday = addDays(monday, 7))
      for (const day of own.shuffled(workingDays(person, monday)).slice(0, 2)) {
        const at = instantIn(person.timeZone, day, own.whole(8 * 60, 17 * 60));
        if (own.chance(0.75) && at <= now) deeds.push({ person, event: "crm.activity_logged", at });
      }
  return deeds;
}

/** Monday to Friday of that week, less the days the person was not there. */
function workingDays(person: SimulatedPerson, monday: string): string[] {
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index)).filter(
    (day) =>
      weekday(day) <= 5 &&
      day >= person.startsOn &&
      (person.endsOn === null || day <= person.endsOn) &&
      !person.absences.some((absence) => day >= absence.startsOn && day <= absence.endsOn),
  );
}
