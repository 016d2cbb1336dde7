import { causeOf, type Services } from "@arraigo/platform";
import { accepted, later, preflight, refused } from "./answers";
import { Busy, deliveryQueue } from "./delivery-queue";
import { keyIn, knownKeys } from "./known-keys";
import { answerMsMax, batchEventsMax } from "./limits";
import { type Rate, rateLimit } from "./rate-limit";
import { BodyTooLarge, BodyUnreadable, readBody } from "./read-body";
import { readDelivery } from "./read-delivery";
import { routeOf } from "./routes";
import { storeDeliveries } from "./store-deliveries";

/** Answers everything below `/v1`. Never throws. */
export type IngestHandler = (request: Request) => Promise<Response>;

export interface IngestOptions {
  /** Per write key and process. */
  rate?: Rate;
  /** How long a key is remembered; a revoked one works that much longer. */
  keyMsMax?: number;
}

/** The time is over; what was begun may or may not be stored, and sending it again changes nothing. */
class TooSlow extends Error {}

function within<T>(work: Promise<T>, deadline: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TooSlow()), Math.max(0, deadline - Date.now()));
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** The events of a request: those of a batch, or the one whose type the path names. Undefined where there are none to read. */
function eventsIn(route: { batch: true } | { type: string }, body: unknown): readonly unknown[] | undefined {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return undefined;
  if ("type" in route) return [{ ...body, type: route.type }];
  const { batch } = body as { batch?: unknown };
  return Array.isArray(batch) ? batch : undefined;
}

/**
 * The way in for outside systems: the Segment protocol, as the libraries of Segment and RudderStack speak it. 200 means committed.
 * One bad event is listed and costs no other. 401 is a wrong key and nothing else; 429 and 503 come with Retry-After, within three
 * seconds, and the libraries then keep their events and try again.
 */
export function createIngest(
  services: Services,
  { rate = { perSecond: 20_000, burst: 200_000 }, keyMsMax = 5_000 }: IngestOptions = {},
): IngestHandler {
  const findKey = knownKeys(services.database, keyMsMax);
  const secondsToWait = rateLimit(rate);
  const push = deliveryQueue((deliveries) => storeDeliveries(services, deliveries));

  async function take(
    request: Request,
    route: { batch: true } | { type: string },
    deadline: number,
  ): Promise<Response> {
    const { value, size } = await readBody(request);
    const events = eventsIn(route, value);
    if (!events)
      return refused(400, "The body is not what this address takes: a JSON object, with a list `batch` for /v1/batch.");
    if (events.length > batchEventsMax) return refused(413, `A batch holds at most ${batchEventsMax} events.`);
    const key = keyIn(request, value);
    const known = key === undefined ? undefined : await within(findKey(key), deadline);
    if (!known) return refused(401, "The write key is missing, unknown or revoked.");
    const seconds = secondsToWait(known.keyId, Math.max(1, events.length));
    if (seconds > 0) return later(429, seconds, "This write key sends faster than it may.");
    const delivery = readDelivery(events, { ...known, receivedAt: services.clock.now(), size });
    await within(push(delivery, deadline - Date.now()), deadline);
    return accepted();
  }

  return async (request) => {
    if (request.method === "OPTIONS") return preflight();
    const route = routeOf(new URL(request.url).pathname);
    if (!route) return refused(404, "There is nothing at this address.");
    if (request.method !== "POST") return refused(405, "Send events with POST.");
    try {
      return await take(request, route, Date.now() + answerMsMax);
    } catch (error) {
      if (error instanceof BodyTooLarge) return refused(413, "The request is larger than 500 KB.");
      if (error instanceof BodyUnreadable) return refused(400, "The body is not readable JSON.");
      if (!(error instanceof Busy)) services.log.error("delivery not stored", causeOf(error));
      return later(
        503,
        error instanceof Busy ? 1 : 2,
        "The events could not be stored right now. Nothing is lost; send them again.",
      );
    }
  };
}
