/*
 * Every analytics figure worked out the slow way: sets of names, no bits, no kept days, straight from what was done. It shares no line
 * with the product, so that both can only agree by being right.
 */
export interface Done {
  person: string;
  event: string;
  /** Local day of the organisation. */
  day: string;
}

export interface Employed {
  person: string;
  unit: string;
  startsOn: string;
  endsOn: string | null;
}

const dayMs = 86_400_000;
export const plusDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

export const dayList = (from: string, until: string): string[] => {
  const days: string[] = [];
  for (let day = from; day <= until; day = plusDays(day, 1)) days.push(day);
  return days;
};

const thereIn = (people: readonly Employed[], from: string, until: string) =>
  people.filter(({ startsOn, endsOn }) =>
    dayList(from, until).some((day) => startsOn <= day && (!endsOn || day <= endsOn)),
  );

const doers = (done: readonly Done[], from: string, until: string) =>
  new Set(done.filter(({ day }) => from <= day && day <= until).map(({ person }) => person));

export function naiveActive(done: readonly Done[], people: readonly Employed[], from: string, until: string) {
  const there = thereIn(people, from, until);
  const active = there.filter(({ person }) => doers(done, from, until).has(person));
  const uses = done.filter(
    (each) => from <= each.day && each.day <= until && there.some((p) => p.person === each.person),
  );
  return { people: there.length, active: active.length, uses: uses.length };
}

export function naiveStickiness(done: readonly Done[], people: readonly Employed[], from: string, until: string) {
  const there = new Set(thereIn(people, from, until).map(({ person }) => person));
  const activeOn = (day: string) => [...doers(done, day, day)].filter((person) => there.has(person)).length;
  const days = dayList(from, until);
  const working = days.filter((day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()));
  const mean = (some: readonly string[]) => some.reduce((sum, day) => sum + activeOn(day), 0) / some.length;
  return {
    daily: mean(days),
    workingDaily: mean(working),
    window: [...doers(done, from, until)].filter((person) => there.has(person)).length,
  };
}

export function naiveActiveDays(done: readonly Done[], people: readonly Employed[], from: string, until: string) {
  const histogram = dayList(from, plusDays(until, 1)).map(() => 0);
  for (const { person } of thereIn(people, from, until)) {
    const days = new Set(
      done.filter((each) => each.person === person && from <= each.day && each.day <= until).map(({ day }) => day),
    );
    histogram[days.size] = (histogram[days.size] ?? 0) + 1;
  }
  return histogram;
}

export function naiveBreadth(done: readonly Done[], people: readonly Employed[], from: string, until: string) {
  const users = thereIn(people, from, until).flatMap(({ person }) => {
    const theirs = done.filter((each) => each.person === person && from <= each.day && each.day <= until);
    const days = new Set(theirs.map(({ day }) => day)).size;
    const features = new Set(theirs.map(({ event }) => event)).size;
    return theirs.length === 0 ? [] : [{ uses: theirs.length, days, features }];
  });
  if (users.length === 0) return { people: 0, features: null, depth: null, frequency: null };
  const sum = (of: (user: (typeof users)[number]) => number) => users.reduce((all, user) => all + of(user), 0);
  return {
    people: users.length,
    features: sum(({ features }) => features) / users.length,
    depth: sum(({ uses }) => uses) / sum(({ days }) => days),
    frequency: sum(({ days }) => days) / users.length / (dayList(from, until).length / 7),
  };
}

export function naiveLicences(done: readonly Done[], people: readonly Employed[], from: string, until: string) {
  const use = { active: 0, dormant: 0, never: 0, people: 0 };
  for (const { person } of thereIn(people, until, until)) {
    use.people += 1;
    if (doers(done, from, until).has(person)) use.active += 1;
    else if (doers(done, "0000-01-01", until).has(person)) use.dormant += 1;
    else use.never += 1;
  }
  return use;
}

export function naiveRetention(
  done: readonly Done[],
  weeks: readonly { start: string; end: string }[],
  kind: "nth" | "unbounded",
) {
  const firstDay = new Map<string, string>();
  for (const { person, day } of done) if (day < (firstDay.get(person) ?? "9999")) firstDay.set(person, day);
  return weeks.map(({ start, end }, at) => {
    const fresh = [...firstDay].filter(([, day]) => start <= day && day <= end).map(([person]) => person);
    const back = weeks.slice(at).map((week) => {
      const last = kind === "nth" ? week.end : (weeks.at(-1)?.end ?? week.end);
      const active = doers(done, week.start, last);
      return fresh.filter((person) => active.has(person)).length;
    });
    return { start, people: fresh.length, back };
  });
}
