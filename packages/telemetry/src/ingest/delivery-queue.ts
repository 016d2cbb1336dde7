import type { Delivery } from "./read-delivery";
import { runningNow, whenRunUntil } from "./running-time";

/** Too much is waiting already, or it waited too long; it was not stored, and not begun. */
export class Busy extends Error {}

interface Waiting {
  delivery: Delivery;
  done: () => void;
  failed: (error: unknown) => void;
  /** Set once its time is over: nobody waits for it any more, so it must not be stored. */
  givenUp: boolean;
}

const togetherEventsMax = 1_000;
/** Of the process's twelve connections; the others are the portal's. */
const writersMax = 4;
/**
 * A second transaction of the same organisation begins where what waits would fill it. Before, it would only wait for the same
 * people's sums, and cost a commit of its own.
 */
const writersPerOrganisation = 2;
/** How long a transaction may keep what follows it waiting before another begins beside it. */
const alongsideMs = 100;
const waitingMax = 2_000;
const waitingEventsMax = 60_000;

/** An error that is about the data and would come back with the same data. */
const isAboutData = (error: unknown) =>
  /^2[23]/.test(
    String((error as { code?: string }).code ?? (error as { cause?: { code?: string } }).cause?.code ?? ""),
  );

interface Queue {
  waiting: Waiting[];
  /** Events in `waiting`. */
  events: number;
  writers: number;
  /** When the last transaction began, by the process's own clock. */
  begunAt: number;
  /** Looks again whether another should begin beside it. */
  alongside: NodeJS.Timeout | undefined;
}

/**
 * Deliveries that arrive while a transaction of their organisation is under way go together into the next one: one commit for
 * many requests under load, and no delay without. At most four transactions at a time.
 */
export function deliveryQueue(store: (deliveries: readonly Delivery[]) => Promise<void>) {
  const queues = new Map<string, Queue>();
  let writers = 0;
  let waitingCount = 0;
  let waitingEvents = 0;

  function take(queue: Queue): Waiting[] {
    const { waiting } = queue;
    const taken: Waiting[] = [];
    let events = 0;
    for (
      let next = waiting[0];
      next && (taken.length === 0 || events + next.delivery.rows.length <= togetherEventsMax);
      next = waiting[0]
    ) {
      waiting.shift();
      waitingCount -= 1;
      waitingEvents -= next.delivery.rows.length;
      queue.events -= next.delivery.rows.length;
      if (next.givenUp) continue;
      taken.push(next);
      events += next.delivery.rows.length;
    }
    return taken;
  }

  /** One bad delivery must not cost its neighbours: where the data is to blame, each is stored by itself. */
  async function write(taken: Waiting[]): Promise<void> {
    try {
      await store(taken.map((each) => each.delivery));
      for (const each of taken) each.done();
    } catch (error) {
      if (taken.length > 1 && isAboutData(error)) for (const each of taken) await write([each]);
      else for (const each of taken) each.failed(error);
    }
  }

  function pump(organisationId: string): void {
    const queue = queues.get(organisationId);
    if (!queue) return;
    if (queue.waiting.length === 0 && queue.writers === 0) queues.delete(organisationId);
    if (queue.waiting.length === 0 || queue.writers >= writersPerOrganisation || writers >= writersMax) return;
    const alongsideIn = queue.begunAt + alongsideMs - performance.now();
    if (queue.writers > 0 && queue.events < togetherEventsMax && alongsideIn > 0) {
      queue.alongside ??= setTimeout(() => {
        queue.alongside = undefined;
        pump(organisationId);
      }, alongsideIn + 1);
      return;
    }
    const taken = take(queue);
    if (taken.length === 0) return;
    queue.writers += 1;
    queue.begunAt = performance.now();
    writers += 1;
    void write(taken).finally(() => {
      queue.writers -= 1;
      writers -= 1;
      pump(organisationId);
      for (const other of queues.keys()) pump(other);
    });
  }

  /** Resolves once the delivery is committed. Rejects with Busy where it was not begun in time. */
  return function push(delivery: Delivery, msMax: number): Promise<void> {
    if (waitingCount >= waitingMax || waitingEvents >= waitingEventsMax) return Promise.reject(new Busy());
    return new Promise<void>((resolve, reject) => {
      const waiting: Waiting = {
        delivery,
        givenUp: false,
        done: () => settle(resolve),
        failed: (error) => settle(() => reject(error)),
      };
      const callOff = whenRunUntil(runningNow() + msMax, () => {
        waiting.givenUp = true;
        reject(new Busy());
      });
      const settle = (how: () => void) => {
        callOff();
        how();
      };
      const queue = queues.get(delivery.organisationId) ?? {
        waiting: [],
        events: 0,
        writers: 0,
        begunAt: 0,
        alongside: undefined,
      };
      queues.set(delivery.organisationId, queue);
      queue.waiting.push(waiting);
      waitingCount += 1;
      waitingEvents += delivery.rows.length;
      queue.events += delivery.rows.length;
      pump(delivery.organisationId);
    });
  };
}
