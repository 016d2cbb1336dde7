import { createHash } from "node:crypto";

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner)]),
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
  const text = JSON.stringify(canonical({ type, name, page, userId, anonymousId, timestamp, properties }));
  return `hash-${createHash("sha256").update(text).digest("base64url")}`;
}
