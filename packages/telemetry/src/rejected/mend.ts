import type { Mending } from "../contract";
import { storableText } from "../ingest/storable";

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Without what no database holds: NUL, and halves of surrogate pairs, which become the sign for unreadable. */
function cleaned(value: unknown): unknown {
  if (typeof value === "string") return storableText(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [cleaned(key) as string, cleaned(inner)]));
}

/** A refused event with what was wrong put right, in the shape its library sends. What nobody mended stays as it was sent. */
export function mend(
  sent: unknown,
  { name, userId, atReceived, clean, withoutProperties }: Mending,
  { protocol, receivedAt }: { protocol: string; receivedAt: Date },
): unknown {
  const event = clean ? cleaned(sent) : sent;
  if (!isObject(event)) return event;
  const mended: Record<string, unknown> = { ...event };
  const posthog = protocol === "posthog";
  if (name !== undefined) mended["event"] = name;
  if (name !== undefined && !posthog) mended["type"] = "track";
  if (userId !== undefined) mended[posthog ? "distinct_id" : "userId"] = userId;
  if (atReceived) mended["timestamp"] = receivedAt.toISOString();
  if (withoutProperties) mended["properties"] = {};
  // An id that is none is made anew from what was done, and then is the same every time.
  const id = posthog ? "uuid" : "messageId";
  if (typeof mended[id] !== "string" || mended[id] === "" || mended[id].length > 99) delete mended[id];
  // Left out, it happened when it arrived, not now.
  mended["timestamp"] ??= receivedAt.toISOString();
  return mended;
}
