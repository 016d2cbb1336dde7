/** An event as it was sent, before anybody knew whose it is. */
export interface RawEvent {
  messageId: string;
  name: string;
  /** What the sender called the person; null for our own modules, which say who it was. */
  userRef: string | null;
  personId: string | null;
  /** ISO 8601, UTC. */
  at: string;
}

/** The figures a store must hold for these events: nothing but a recount of them, one by one. */
export interface Figures {
  /** person | event | day → times */
  usage: Map<string, number>;
  /** day | person → times */
  active: Map<string, number>;
  /** name → times, for names nobody answers to */
  unmatched: Map<string, number>;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant in a time zone, as the platform's own time zone data has it. */
export function localDay(at: string, timeZone: string): string {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
  formats.set(timeZone, format);
  return format.format(new Date(at));
}

const add = (tally: Map<string, number>, key: string) => tally.set(key, (tally.get(key) ?? 0) + 1);

/** Counts every event once, under whom its name stands for now. The same message id counts once, whatever else it says. */
export function recompute(
  events: readonly RawEvent[],
  timeZone: string,
  personOf: (userRef: string) => string | null,
): Figures {
  const figures: Figures = { usage: new Map(), active: new Map(), unmatched: new Map() };
  const seen = new Set<string>();
  for (const event of events) {
    if (seen.has(event.messageId)) continue;
    seen.add(event.messageId);
    const person = event.personId ?? (event.userRef === null ? null : personOf(event.userRef));
    const day = localDay(event.at, timeZone);
    if (person !== null) {
      add(figures.usage, `${person}|${event.name}|${day}`);
      add(figures.active, `${day}|${person}`);
    } else if (event.userRef !== null) add(figures.unmatched, event.userRef);
  }
  return figures;
}
