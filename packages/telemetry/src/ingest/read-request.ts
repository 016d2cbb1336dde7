import type { Route } from "./routes";

/** A request's events and what stands around them. */
export interface SentRequest {
  events: readonly unknown[];
  /** Undefined where the body names none. */
  key: string | undefined;
  /** When it left, by the sender's clock, in milliseconds since 1970; undefined where it does not say. */
  sentAt: number | undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function keyFrom(...values: unknown[]): string | undefined {
  return values.find((value): value is string => typeof value === "string" && value !== "" && value.length <= 200);
}

function instantOf(value: unknown): number | undefined {
  const at = typeof value === "string" ? Date.parse(value) : typeof value === "number" ? value : Number.NaN;
  return Number.isFinite(at) ? at : undefined;
}

function readSegment(type: string | undefined, body: Record<string, unknown>): SentRequest | undefined {
  const { batch } = body;
  const events = type !== undefined ? [{ ...body, type }] : Array.isArray(batch) ? (batch as unknown[]) : undefined;
  return events && { events, key: keyFrom(body["writeKey"]), sentAt: instantOf(body["sentAt"]) };
}

/** The key inside an event, where its library puts it: beside its name, or among its properties. */
function keyInside(event: unknown): string | undefined {
  if (!isObject(event)) return undefined;
  const inside = isObject(event["properties"]) ? event["properties"] : {};
  return keyFrom(event["api_key"], event["token"], inside["token"], inside["api_key"]);
}

/** The first that one of a list has: what is missing in a bad one stands in its neighbours. */
function firstOf<T>(events: readonly unknown[], find: (event: unknown) => T | undefined): T | undefined {
  for (const event of events) {
    const found = find(event);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What only an event has. Without its name it is a bad one, to be listed as such. */
const eventParts = ["event", "properties", "distinct_id", "$distinct_id", "uuid", "timestamp"];

/** PostHog's libraries send a batch, a list, or one event; the key stands around them or inside them. */
function readPosthog(body: unknown): SentRequest | undefined {
  const around = isObject(body) ? body : {};
  const list = Array.isArray(body) ? body : (around["batch"] ?? around["data"]);
  const events: readonly unknown[] | undefined = Array.isArray(list)
    ? (list as unknown[])
    : list === undefined && eventParts.some((part) => part in around)
      ? [body]
      : undefined;
  if (!events) return undefined;
  return {
    events,
    key: keyFrom(around["api_key"], around["token"]) ?? firstOf(events, keyInside),
    sentAt:
      instantOf(around["sent_at"]) ??
      firstOf(events, (event) => (isObject(event) ? instantOf(event["sent_at"]) : undefined)),
  };
}

/** Undefined where the body is not what its address takes. */
export function readRequest({ protocol, type }: Route, body: unknown): SentRequest | undefined {
  if (protocol === "posthog") return readPosthog(body);
  return isObject(body) ? readSegment(type, body) : undefined;
}
