import type { Module } from "../module";

/** One queue per subscriber: one slow reaction never holds up another. */
export function subscriberQueue(module: Module, event: string, name: string): string {
  return `${module.manifest.id}.on.${event}.${name}`;
}

export function jobQueue(moduleId: string, job: string): string {
  return `${moduleId}.job.${job}`;
}

/** Where messages go that failed every retry. Administrators see it and can send them round again. */
export const deadLetterQueue = "arraigo.dead_letters";

/** Event → the queues that want it. */
export function routeEvents(modules: readonly Module[]): ReadonlyMap<string, readonly string[]> {
  const routes = new Map<string, string[]>();
  for (const module of modules)
    for (const subscriber of module.subscribers) {
      const queues = routes.get(subscriber.event) ?? [];
      queues.push(subscriberQueue(module, subscriber.event, subscriber.name));
      routes.set(subscriber.event, queues);
    }
  return routes;
}

const minutes = { m: 1, h: 60, d: 1440 } as const;

/** "5m", "1h", "1d" as a cron line. Whole divisors only; anything else would drift. */
export function cronOf(every: string): string {
  const amount = Number(every.slice(0, -1));
  const unit = every.slice(-1) as keyof typeof minutes;
  const total = amount * minutes[unit];
  if (total < 60 && 60 % total === 0) return `*/${total} * * * *`;
  if (total < 1440 && 1440 % total === 0) return `7 */${total / 60} * * *`;
  if (total === 1440) return "17 3 * * *";
  throw new Error(`"${every}" does not divide an hour or a day`);
}
