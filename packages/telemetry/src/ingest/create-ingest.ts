import { setTimeout as sleep } from "node:timers/promises";
import { causeOf, type Services } from "@arraigo/platform";
import { accepted, later, preflight, refused } from "./answers";
import { arrivalsWanted } from "./arrival";
import { BodyTooLarge, BodyUnreadable } from "./body-errors";
import { dailyQuota } from "./daily-quota";
import { Busy, deliveryQueue } from "./delivery-queue";
import { type HeldBytes, heldBytes } from "./held-bytes";
import { keysInBody } from "./keys-in-body";
import { keyInHeader, keyInQuery, knownKeys } from "./known-keys";
import { settingsFor } from "./library-settings";
import {
  answerMsMax,
  answerMsPerEvent,
  awaySecondsUsual,
  batchEventsMax,
  busySeconds,
  bytesMax,
  type Protocol,
  patienceMs,
  patienceMsMax,
  smallBytes,
  veryLargeBytes,
} from "./limits";
import { bodyParser } from "./parse-body";
import { type Rate, rateLimit } from "./rate-limit";
import { mayBeBeyond, readBody } from "./read-body";
import { readDelivery } from "./read-delivery";
import { readRequest, type SentRequest } from "./read-request";
import { type Route, routeOf } from "./routes";
import { runningNow, whenRunUntil } from "./running-time";
import { sharedRate } from "./shared-rate";
import { storeDeliveries } from "./store-deliveries";
import { unnamedSenders } from "./unnamed-senders";

/** Answers everything at `ingestPaths`. Never throws. */
export type IngestHandler = (request: Request) => Promise<Response>;

export interface IngestOptions {
  /** Per write key and process; a limit of the key's own holds for all processes together. */
  rate?: Rate;
  /** How long a key is remembered; a revoked one works that much longer. */
  keyMsMax?: number;
  /** How long a sender is asked to wait while the database is away. */
  awaySeconds?: number;
}

/** The time is over; what was begun may or may not be stored, and sending it again changes nothing. */
class TooSlow extends Error {}

const wrongKey = "The write key is missing, unknown or revoked.";

/** Tries again where something is away, as long as the sender waits and there is time. */
async function patiently<T>(request: Request, until: number, work: () => Promise<T>): Promise<T> {
  for (; ; await sleep(patienceMs))
    try {
      return await work();
    } catch (error) {
      if (Date.now() + patienceMs >= until || request.signal.aborted) throw error;
    }
}

function within<T>(work: Promise<T>, deadline: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const callOff = whenRunUntil(deadline, () => reject(new TooSlow()));
    work.then(resolve, reject).finally(callOff);
  });
}

/**
 * The way in for outside systems: the protocols of Segment, which RudderStack's libraries speak too, and of PostHog. 200 means
 * committed. One bad event is listed and costs no other. 401 is a wrong key and nothing else; 429 and 503 come with Retry-After,
 * within three seconds, and the libraries then keep their events and try again.
 */
export function createIngest(
  services: Services,
  {
    rate = { perSecond: 20_000, burst: 200_000 },
    keyMsMax = 5_000,
    awaySeconds = awaySecondsUsual,
  }: IngestOptions = {},
): IngestHandler {
  const findKey = knownKeys(services.database, keyMsMax);
  const secondsToWait = rateLimit(rate);
  const secondsOfItsOwn = sharedRate(services);
  const secondsToNextDay = dailyQuota(services);
  const wanted = arrivalsWanted();
  const holdBytes = heldBytes();
  const beginUnnamed = unnamedSenders();
  const parse = bodyParser();
  const push = deliveryQueue((deliveries) => storeDeliveries(services, deliveries));

  /** Whether one of these keys is somebody's. */
  async function anyKnown(keys: readonly string[]): Promise<boolean> {
    for (const key of keys) if (await within(findKey(key), runningNow() + answerMsMax)) return true;
    return false;
  }

  async function take(request: Request, route: Route, held: HeldBytes & { read: boolean }): Promise<Response> {
    const inHeader = keyInHeader(request) ?? (route.keyInQuery ? keyInQuery(request) : undefined);
    // What is very large is not even read under a key nobody has.
    if (inHeader !== undefined && mayBeBeyond(request, veryLargeBytes)) {
      const known = await within(findKey(inHeader), runningNow() + answerMsMax);
      if (!known) return refused(401, wrongKey, true);
    }
    // Browsers say which page a request comes from, and servers do not.
    const fromBrowser = request.headers.has("origin");
    const underWay = inHeader !== undefined && findKey.remembers(inHeader) ? undefined : beginUnnamed();
    const gone = underWay ? [underWay.gone] : [];
    const json = await readBody(request, { max: bytesMax[route.protocol], held, gone }).finally(underWay?.over);
    held.read = true;
    const until = Date.now() + (route.patient ? patienceMsMax : 0);
    // Nor is it parsed where no key in it is anybody's.
    if (json.length > smallBytes) {
      const named = inHeader === undefined ? keysInBody(json) : [inHeader];
      if (!(await patiently(request, until, () => anyKnown(named)))) return refused(401, wrongKey);
    }
    const sent = readRequest(route, await parse(json, held));
    if (!sent) return refused(400, "The body is not what this address takes: a JSON object with events.");
    if (sent.events.length > batchEventsMax) return refused(413, `A batch holds at most ${batchEventsMax} events.`);
    const key = inHeader ?? sent.key;
    return patiently(request, until, () =>
      store(sent, { key, size: json.length, protocol: route.protocol, fromBrowser }),
    );
  }

  async function store(
    { events, sentAt }: SentRequest,
    { key, ...sender }: { key: string | undefined; size: number; protocol: Protocol; fromBrowser: boolean },
  ): Promise<Response> {
    const deadline = runningNow() + answerMsMax + events.length * answerMsPerEvent;
    const known = key === undefined ? undefined : await within(findKey(key), deadline);
    if (!known) return refused(401, wrongKey);
    const count = Math.max(1, events.length);
    const seconds = secondsToWait(known, count) || (await within(secondsOfItsOwn(known, count), deadline));
    if (seconds > 0) return later(429, seconds, "This write key sends faster than it may.");
    const untilTomorrow = await within(secondsToNextDay(known, events.length), deadline);
    if (untilTomorrow > 0) return later(429, untilTomorrow, "This write key has stored what it may in a day.");
    const receivedAt = services.clock.now();
    const arrivalsMax = wanted(known, receivedAt, events.length);
    const delivery = await readDelivery(events, {
      ...known,
      ...sender,
      receivedAt,
      sentAt,
      arrivalsMax,
      log: services.log,
    });
    await within(push(delivery, deadline - runningNow()), deadline);
    return accepted(sender.protocol);
  }

  async function takeOrSayWhyNot(request: Request, route: Route): Promise<Response> {
    const held = { ...holdBytes(), read: false };
    try {
      return await take(request, route, held);
    } catch (error) {
      if (error instanceof BodyTooLarge)
        return refused(413, error.message || `The request is larger than ${bytesMax[route.protocol] / 1e6} MB.`);
      if (error instanceof BodyUnreadable) return refused(400, "The body is not readable JSON.");
      if (!(error instanceof Busy)) services.log.error("delivery not stored", causeOf(error));
      const seconds = error instanceof Busy ? busySeconds : awaySeconds;
      return later(
        503,
        seconds,
        "The events could not be stored right now. Nothing is lost; send them again.",
        !held.read,
      );
    } finally {
      held.release();
    }
  }

  return async (request) => {
    if (request.method === "OPTIONS") return preflight(request);
    const route = routeOf(new URL(request.url).pathname);
    if (route)
      return request.method === "POST" ? takeOrSayWhyNot(request, route) : refused(405, "Send events with POST.");
    return (
      settingsFor(request, new URL(services.portalUrl || request.url)) ??
      refused(404, "There is nothing at this address.")
    );
  };
}
