import type { RejectionReason } from "../contract";
import type { EventRow } from "../store/stored-event";
import type { Properties } from "../store/tables";
import { eventBytesMax, messageIdMax, nameMax, userRefMax } from "./limits";
import { derivedMessageId } from "./message-id";
import { isPlaceholder } from "./placeholder";
import { isStorableText, unstorableBecause } from "./storable";
import { readTimestamp } from "./timestamp";

/** One event of a delivery, understood: something to store, names for one person, nothing to keep, or a reason why not. */
export type ReadEvent =
  | { kind: "event"; row: EventRow; email?: string | undefined }
  | { kind: "link"; refs: string[]; to: string[] }
  | { kind: "nothing" }
  | { kind: "rejected"; reason: RejectionReason };

export interface ReadOptions {
  /** When the request arrived, in milliseconds since 1970. */
  now: number;
  keyId: string;
  measured: boolean;
}

const reject = (reason: RejectionReason): ReadEvent => ({ kind: "rejected", reason });
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Ids may be numbers where the sender's database has numbers. */
function refOf(value: unknown): string | undefined {
  if (typeof value === "string") return value.trim() || undefined;
  return typeof value === "number" && Number.isFinite(value) ? String(value) : undefined;
}

/** The same, of somebody: what programs write for nobody joins nothing. */
function nameOfSomebody(value: unknown): string | undefined {
  const ref = refOf(value);
  return ref === undefined || isPlaceholder(ref) ? undefined : ref;
}

function emailOf(traits: unknown): string | undefined {
  const email = isObject(traits) ? refOf(traits["email"]) : undefined;
  return email?.includes("@") && email.length <= userRefMax && isStorableText(email) ? email : undefined;
}

/** The little of the context that is kept: what sent it and from which page. No address, device or location. */
function contextOf(context: unknown): Properties | undefined {
  if (!isObject(context)) return undefined;
  const { library, app, page } = context;
  const kept: Properties = {};
  const keep = (name: string, holder: unknown, ...keys: string[]) => {
    const parts = isObject(holder) ? keys.map((key) => holder[key]).filter((part) => typeof part === "string") : [];
    const text = parts.join(" ").slice(0, 200);
    if (text && isStorableText(text)) kept[name] = text;
  };
  keep("library", library, "name", "version");
  keep("app", app, "name", "version");
  keep("page", page, "path");
  return Object.keys(kept).length > 0 ? kept : undefined;
}

/** What a library says of a page by itself. A query may name people or carry secrets, so addresses end before it. */
function pagePropertiesOf(properties: Properties): Properties {
  const { search: _search, ...kept } = properties;
  for (const key of ["url", "referrer"])
    if (typeof kept[key] === "string") kept[key] = kept[key].replace(/[?#].*$/s, "");
  return kept;
}

function nameOf(type: string, event: Record<string, unknown>): unknown {
  if (type === "page") return "page_viewed";
  if (type === "screen") return "screen_viewed";
  return event["event"];
}

/**
 * Refs that stand for the same person: identify joins anonymous id, user id and e-mail; alias joins the former id. `known` says
 * which of them may lead to the person: the user id and e-mail, or either end. What stands for nobody is left out.
 */
export function readLink(event: Record<string, unknown>, known: "user" | "either"): ReadEvent {
  const user = nameOfSomebody(event["userId"]);
  const email =
    emailOf(event["traits"]) ?? emailOf(isObject(event["context"]) ? event["context"]["traits"] : undefined);
  const all = [user, nameOfSomebody(event["anonymousId"]), nameOfSomebody(event["previousId"]), email].filter(
    (ref): ref is string => ref !== undefined && ref.length <= userRefMax,
  );
  if (!all.every(isStorableText)) return reject("text_not_storable");
  if (all.length < 2) return { kind: "nothing" };
  const to = known === "either" ? all : [user, email].filter((ref): ref is string => ref !== undefined);
  return { kind: "link", refs: all.filter((ref) => ref !== email), to };
}

/**
 * Reads one event of the Segment protocol. Never throws: what cannot be stored comes back with its reason, so that one bad event
 * costs no other. `measured` is false where the whole request is too small for any event to be too large.
 */
export function readEvent(sent: unknown, { now, keyId, measured }: ReadOptions): ReadEvent {
  if (!isObject(sent)) return reject("not_an_object");
  const unstorable = unstorableBecause(sent["properties"]);
  if (unstorable) return reject(unstorable);
  if (measured && isTooLarge(sent)) return reject("too_large");

  const { type } = sent;
  if (typeof type !== "string") return reject("type_unknown");
  const user = nameOfSomebody(sent["userId"]);
  const anonymous = nameOfSomebody(sent["anonymousId"]);
  if (type === "identify") return readLink({ ...sent, previousId: undefined }, "user");
  if (type === "alias") return readLink(sent, "user");
  if (type === "group") return { kind: "nothing" };
  if (type !== "track" && type !== "page" && type !== "screen") return reject("type_unknown");

  // Under a name that is nobody's it is counted apart, as it was sent.
  const ref = user ?? anonymous ?? refOf(sent["userId"]) ?? refOf(sent["anonymousId"]);
  if (ref === undefined) return reject("user_missing");
  if (ref.length > userRefMax) return reject("user_too_long");
  const name = nameOf(type, sent);
  if (typeof name !== "string" || name.trim() === "") return reject("name_missing");
  if (name.length > nameMax) return reject("name_too_long");
  const properties = sent["properties"] ?? undefined;
  if (properties !== undefined && !isObject(properties)) return reject("properties_invalid");
  const when = sent["timestamp"] ?? sent["originalTimestamp"];
  const id = sent["messageId"] ?? derivedMessageId(sent, when, now);
  if (typeof id !== "string" || id === "" || id.length > messageIdMax) return reject("message_id_invalid");
  if (!isStorableText(name) || !isStorableText(ref) || !isStorableText(id)) return reject("text_not_storable");
  const time = readTimestamp(when, now);
  if ("reason" in time) return reject(time.reason);

  const title = type === "track" ? undefined : refOf(sent["name"]);
  if (title !== undefined && !isStorableText(title)) return reject("text_not_storable");
  const row: EventRow = {
    m: id,
    n: name,
    o: time.at,
    r: ref,
    s: keyId,
    x:
      type === "track"
        ? properties
        : { ...(title && { name: title.slice(0, nameMax) }), ...pagePropertiesOf(properties ?? {}) },
    c: contextOf(sent["context"]),
  };
  return {
    kind: "event",
    row,
    email: user && emailOf(isObject(sent["context"]) ? sent["context"]["traits"] : undefined),
  };
}

function isTooLarge(event: Record<string, unknown>): boolean {
  try {
    return Buffer.byteLength(JSON.stringify(event)) > eventBytesMax;
  } catch {
    // Nested so deeply that it cannot be written out again.
    return true;
  }
}
