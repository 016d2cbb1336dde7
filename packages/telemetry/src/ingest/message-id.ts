import { createHash } from "node:crypto";
import { depthMax } from "./limits";

/** With keys in order, and cut off where nothing could be stored any more: not every field it reads was looked through before. */
function canonical(value: unknown, depth: number): unknown {
  if (value === null || typeof value !== "object") return value;
  if (depth === 0) return null;
  if (Array.isArray(value)) return value.map((each) => canonical(each, depth - 1));
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner, depth - 1)]),
  );
}

const minuteMs = 60_000;

/**
 * The id of an event that brings none: SHA-256 of what was done, by whom and when, with keys in order. The same event sent again
 * has the same id; what senders renew with every try (sentAt, context) is no part of it. Where `when` is not said either, it is the
 * minute of arrival (`now`, milliseconds since 1970): a try that follows at once is the same event, and tomorrow's is another.
 */
export function derivedMessageId(event: Record<string, unknown>, when: unknown, now: number): string {
  const { type, event: name, name: page, userId, anonymousId, properties } = event;
  const timestamp = when ?? { arrivedIn: Math.floor(now / minuteMs) };
  const said = { type, name, page, userId, anonymousId, timestamp, properties };
  const text = JSON.stringify(canonical(said, depthMax + 1));
  return `hash-${createHash("sha256").update(text).digest("base64url")}`;
}
