import { createHash } from "node:crypto";
import type { RejectionReason } from "../contract";
import { eventBytesMax, type Protocol } from "../ingest/limits";
import { isStorableText } from "../ingest/storable";
import type { Rejected } from "./keep-rejected";
import type { Excerpt } from "./tables";

/** At most so many characters of a text, and none where they could not be stored. */
function short(value: unknown, charactersMax: number): string | undefined {
  if (typeof value !== "string") return undefined;
  const text = value.slice(0, charactersMax);
  return isStorableText(text) ? text : text.replace(/[^\p{L}\p{N} ._:-]/gu, "?").slice(0, charactersMax);
}

/** The shape of an event, for whoever has to mend the sender. Names of properties, never their values: those are people's. */
function excerptOf(sent: unknown): Excerpt {
  if (typeof sent !== "object" || sent === null) return { type: sent === null ? "null" : typeof sent };
  const { type, event, timestamp, properties } = sent as Record<string, unknown>;
  const names =
    typeof properties === "object" && properties !== null ? Object.keys(properties).slice(0, 20) : undefined;
  const excerpt: Excerpt = {};
  const add = (key: "type" | "name" | "timestamp", text: string | undefined) => {
    if (text !== undefined) excerpt[key] = text;
  };
  add("type", short(type, 20));
  add("name", short(event, 80));
  add("timestamp", short(timestamp, 40));
  if (names) excerpt.properties = names.map((name) => short(name, 40) ?? "").filter((name) => name !== "");
  return excerpt;
}

/** The event as it was sent. Undefined where it is too large to keep, or nested so deeply that it cannot be written out. */
function sampleOf(sent: unknown): string | undefined {
  try {
    const text = JSON.stringify(sent);
    return text.length <= eventBytesMax ? text : undefined;
  } catch {
    return undefined;
  }
}

/** All of the event, or of one that cannot be written out what can be: events that differ have different ids. */
function fingerprintOf(sent: unknown, excerpt: Excerpt, reason: RejectionReason): string {
  const hash = createHash("sha256").update(reason);
  try {
    hash.update(JSON.stringify(sent));
  } catch {
    hash.update(JSON.stringify(excerpt));
  }
  return `none-${hash.digest("base64url").slice(0, 22)}`;
}

/** What is written down about an event that cannot be stored. Without a usable id it gets one from all that it says, and its reason. */
export function describeRejected(
  sent: unknown,
  { reason, sourceId, protocol }: { reason: RejectionReason; sourceId: string; protocol: Protocol },
): Rejected {
  const excerpt = excerptOf(sent);
  const { messageId: given, uuid } = (typeof sent === "object" && sent !== null ? sent : {}) as Record<string, unknown>;
  const id = given ?? uuid;
  const usable = typeof id === "string" && id.length > 0 && id.length < 100 && isStorableText(id);
  const messageId = usable ? id : fingerprintOf(sent, excerpt, reason);
  return { messageId, reason, sourceId, excerpt, protocol, sample: sampleOf(sent) };
}
