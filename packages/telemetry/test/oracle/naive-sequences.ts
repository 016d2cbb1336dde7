/*
 * Funnels and paths worked out the slow way: every choice of happenings is tried, nothing is remembered between them. It shares no line with
 * the product, so that both can only agree by being right.
 */
export interface Did {
  person: string;
  event: string;
  /** Milliseconds since 1970. */
  at: number;
  properties: Record<string, unknown>;
}

export interface NaiveStep {
  event: string;
  filter?: Record<string, unknown> | undefined;
}

const fits = (did: Did, { event, filter }: NaiveStep) =>
  did.event === event && Object.entries(filter ?? {}).every(([name, value]) => did.properties[name] === value);

interface Happened {
  at: number;
  order: number;
  steps: number[];
}

/** One happening an event and instant, with every step any of its twins stands for; at one instant in the order of the steps. */
function happenings(did: readonly Did[], steps: readonly NaiveStep[]): Happened[] {
  const known: Happened[] = [];
  for (const one of did) {
    const order = steps.findIndex(({ event }) => event === one.event);
    if (order === -1) continue;
    const theirs = steps.flatMap((step, at) => (fits(one, step) ? [at] : []));
    const twin = known.find((each) => each.at === one.at && each.order === order);
    if (twin) twin.steps = [...new Set([...twin.steps, ...theirs])];
    else known.push({ at: one.at, order, steps: theirs });
  }
  return known.sort((one, other) => one.at - other.at || one.order - other.order);
}

/** Every run there is, by trying all of them: the places of its steps in the order of what happened. */
function allRuns(all: readonly Happened[], steps: number, windowMs: number, startsBefore: number): number[][] {
  const runs: number[][] = [];
  const goOn = (run: number[]) => {
    runs.push(run);
    if (run.length === steps) return;
    const first = all[run[0] ?? 0]?.at ?? 0;
    for (let next = (run.at(-1) ?? 0) + 1; next < all.length; next += 1) {
      const one = all[next];
      if (one?.steps.includes(run.length) && one.at - first <= windowMs) goOn([...run, next]);
    }
  };
  all.forEach(({ at, steps: theirs }, place) => {
    if (theirs.includes(0) && at < startsBefore) goOn([place]);
  });
  return runs;
}

/**
 * The run of one person that counts: of the longest, the one that ends first; of those, the one that begins last (one that has only begun
 * is its own beginning); of those, the one whose second, third ... step comes first.
 */
export function naiveRun(
  did: readonly Did[],
  steps: readonly NaiveStep[],
  { windowMs, startsBefore }: { windowMs: number; startsBefore: number },
): number[] {
  const all = happenings(did, steps);
  const at = (place: number | undefined) => all[place ?? -1]?.at ?? 0;
  const sorted = allRuns(all, steps.length, windowMs, startsBefore).sort((one, other) => {
    if (one.length !== other.length) return other.length - one.length;
    if (one.at(-1) !== other.at(-1)) return (one.at(-1) ?? 0) - (other.at(-1) ?? 0);
    if (at(one[0]) !== at(other[0])) return at(other[0]) - at(one[0]);
    const differs = one.findIndex((place, step) => place !== other[step]);
    return differs === -1 ? 0 : (one[differs] ?? 0) - (other[differs] ?? 0);
  });
  return (sorted[0] ?? []).map((place) => at(place));
}

/** The number below which a share of the others lies, with the straight line between two of them. */
export function naiveQuantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? 0;
  return low * (1 - (place % 1)) + high * (place % 1);
}

/** What one person did after (or before) the first or latest time they did an event, until they paused for too long. */
export function naiveWalk(
  did: readonly Did[],
  asked: {
    event: string;
    from: number;
    before: number;
    direction: "after" | "before";
    which: "first" | "latest";
    steps: number;
    gapMs: number;
  },
): string[] | null {
  const times = did
    .filter(({ event, at }) => event === asked.event && at >= asked.from && at < asked.before)
    .map(({ at }) => at);
  if (times.length === 0) return null;
  const began = asked.which === "first" ? Math.min(...times) : Math.max(...times);
  const turn = asked.direction === "after" ? 1 : -1;
  const ordered = [...did].sort((one, other) => turn * (one.at - other.at || (one.event < other.event ? -1 : 1)));
  const walk: string[] = [];
  let last = { at: began, event: asked.event };
  for (const { at, event } of ordered) {
    const later = turn * (at - began);
    if (later < 0 || (later === 0 && turn * (event < asked.event ? -1 : event > asked.event ? 1 : 0) <= 0)) continue;
    if (Math.abs(at - last.at) > asked.gapMs || later > 86_400_000) break;
    if (event !== last.event) walk.push(event);
    last = { at, event };
    if (walk.length === asked.steps) break;
  }
  return walk;
}
