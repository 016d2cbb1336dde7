/**
 * The adoption model worked out again from single days, on purpose in another way than the module does it: no periods, spells or
 * overlaps, but every calendar day walked one after another. Slow and plain.
 */
export interface OraclePerson {
  goLive: string;
  startsOn: string;
  endsOn: string | null;
  absences: readonly { from: string; until: string }[];
}

export interface OracleBehaviour {
  cadence: "day" | "week" | "month";
  target: number;
  /** Events by day. */
  usage: ReadonlyMap<string, number>;
}

const dayMs = 86_400_000;
const toDate = (ms: number) => new Date(ms).toISOString().slice(0, 10);

function daysOf(from: string, until: string): string[] {
  const days: string[] = [];
  for (let ms = Date.parse(from); ms <= Date.parse(until); ms += dayMs) days.push(toDate(ms));
  return days;
}

const weekday = (day: string) => new Date(day).getUTCDay();

function nameOfPeriod(day: string, cadence: OracleBehaviour["cadence"]): string {
  if (cadence === "day") return day;
  if (cadence === "month") return day.slice(0, 7);
  return toDate(Date.parse(day) - ((weekday(day) + 6) % 7) * dayMs);
}

const table = { day: [20, 15, 5], week: [4, 3, 1], month: [3, 2, 0] } as const;

/** Whether the behaviour was adopted on each day, and what else its state needs. */
export function walk(person: OraclePerson, behaviour: OracleBehaviour, today: string) {
  const wide = daysOf(toDate(Date.parse(person.goLive) - 40 * dayMs), toDate(Date.parse(today) + 40 * dayMs));
  const inPeriod = new Map<string, string[]>();
  for (const day of wide) {
    const name = nameOfPeriod(day, behaviour.cadence);
    inPeriod.set(name, [...(inPeriod.get(name) ?? []), day]);
  }
  const [window, enter, leave] = table[behaviour.cadence];
  const outcomes: boolean[] = [];
  const adoptedOn = new Set<string>();
  let adopted = false;
  let everAdopted = false;
  let since: string | null = null;
  let firstMet: string | null = null;
  for (const day of wide.filter((each) => each >= person.goLive && each <= today)) {
    const whole = inPeriod.get(nameOfPeriod(day, behaviour.cadence)) ?? [];
    const ends = whole.at(-1) === day && day < today;
    const worked = whole.filter((each) => weekday(each) !== 0 && weekday(each) !== 6);
    const away = worked.filter((each) => person.absences.some(({ from, until }) => from <= each && each <= until));
    const fits = whole.every(
      (each) => each >= person.goLive && each >= person.startsOn && (!person.endsOn || each <= person.endsOn),
    );
    if (ends && fits && worked.length > 0 && away.length <= worked.length / 2) {
      const met = whole.reduce((sum, each) => sum + (behaviour.usage.get(each) ?? 0), 0) >= behaviour.target;
      outcomes.push(met);
      if (met) firstMet ??= day;
      const recent = outcomes.slice(-window).filter(Boolean).length;
      if (!adopted && recent >= enter) [adopted, everAdopted, since] = [true, true, day];
      else if (adopted && recent <= leave) [adopted, since] = [false, day];
    }
    if (adopted) adoptedOn.add(day);
  }
  const anyEvent = [...behaviour.usage.values()].some((count) => count > 0);
  const live = person.goLive <= today;
  const state = !live
    ? "waiting"
    : adopted
      ? "adopted"
      : everAdopted
        ? "lapsed"
        : firstMet
          ? "developing"
          : anyEvent
            ? "trying"
            : "not_started";
  return { state, since: everAdopted ? since : live ? firstMet : null, adoptedOn, firstMet, anyEvent, live };
}

/** The rollout's state from the walks over its required behaviours: adopted on the days on which all of them are. */
export function walkRollout(walks: readonly ReturnType<typeof walk>[], today: string): string {
  if (walks.every(({ live }) => !live)) return "waiting";
  const days = [...(walks[0]?.adoptedOn ?? [])].filter((day) => walks.every(({ adoptedOn }) => adoptedOn.has(day)));
  if (days.includes(today)) return "adopted";
  if (days.length > 0) return "lapsed";
  if (walks.some(({ firstMet }) => firstMet)) return "developing";
  return walks.some(({ anyEvent }) => anyEvent) ? "trying" : "not_started";
}
