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

/**
 * The id of an event that brings none: SHA-256 of what was done, by whom and when, with keys in order. The same event sent again
 * has the same id; what senders renew with every try (sentAt, context) is no part of it.
 */
export function derivedMessageId(event: Record<string, unknown>): string {
  const { type, event: name, name: page, userId, anonymousId, timestamp, properties } = event;
  const text = JSON.stringify(canonical({ type, name, page, userId, anonymousId, timestamp, properties }));
  return `hash-${createHash("sha256").update(text).digest("base64url")}`;
}
