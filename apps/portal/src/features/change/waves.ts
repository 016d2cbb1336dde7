/** A wave's place in time, as far as drawing and sentences need it. */
export interface DatedWave {
  id: string;
  goLiveOn: string;
  live: boolean;
  people: number;
}

/** The next wave to go live: the earliest that is not live yet. */
export function nextWave<Wave extends DatedWave>(waves: readonly Wave[]): Wave | undefined {
  return waves.filter((wave) => !wave.live).toSorted((a, b) => a.goLiveOn.localeCompare(b.goLiveOn))[0];
}

export function peopleIn(waves: readonly DatedWave[]): number {
  return waves.reduce((sum, wave) => sum + wave.people, 0);
}

/** Whole days from one plain date to another; negative when it has passed. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Today as a plain date where the person is. */
export function todayIn(timeZone: string, now: Date = new Date()): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone }).format(now);
}

/**
 * Where each date stands on a line from the first of them to the last, 0 to 1. Dates of one day stand in the middle.
 */
export function placesOf(days: readonly string[]): number[] {
  const times = days.map((day) => Date.parse(`${day}T00:00:00Z`));
  const first = Math.min(...times);
  const span = Math.max(...times) - first;
  return times.map((time) => (span === 0 ? 0.5 : (time - first) / span));
}
