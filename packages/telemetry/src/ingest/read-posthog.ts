import { type Clicked, clickedOf } from "./clicked";
import { type ReadEvent, type ReadOptions, readEvent, readLink } from "./read-event";

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What libraries send by themselves that nobody did: measurements, recordings, and which variant was shown. */
const nobodysDoing = new Set([
  "$feature_flag_called",
  "$web_vitals",
  "$snapshot",
  "$performance_event",
  "$$heatmap",
  "$set",
  "$groupidentify",
  "$opt_in",
]);
/** The same act has the same name, whichever library reported it. */
const types: Record<string, string> = { $pageview: "page", $screen: "screen" };

/** Of the properties a library adds by itself (`$…`) only what says what was done where; no device, address or session. */
function propertiesOf(properties: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const key in properties)
    if (!key.startsWith("$") && key !== "token" && key !== "distinct_id" && Object.hasOwn(properties, key))
      Object.defineProperty(kept, key, { value: properties[key], enumerable: true, writable: true });
  if (typeof properties["$pathname"] === "string") kept["path"] ??= properties["$pathname"];
  const clicked: Clicked = clickedOf(properties);
  return Object.assign(kept, clicked);
}

function timeOf(event: Record<string, unknown>, now: number): unknown {
  const { timestamp, offset } = event;
  if (timestamp !== undefined && timestamp !== null) return timestamp;
  return typeof offset === "number" && Number.isFinite(offset) ? now - Math.max(0, offset) : undefined;
}

const firstText = (...values: unknown[]) => values.find((value) => typeof value === "string" && value !== "");

/**
 * Reads one event of the PostHog protocol, as its libraries send it: in a batch, alone, or with everything inside its properties.
 * Never throws. Names for one person (`$identify`, `$create_alias`, `$set`) become a link and nothing else is kept of them.
 */
export function readPosthogEvent(sent: unknown, options: ReadOptions): ReadEvent {
  if (!isObject(sent)) return { kind: "rejected", reason: "not_an_object" };
  const { event } = sent;
  const given = sent["properties"] ?? {};
  const properties = isObject(given) ? given : {};
  const person = sent["distinct_id"] ?? sent["$distinct_id"] ?? properties["distinct_id"];
  const traits = [sent["$set"], properties["$set"], sent["$set_once"], properties["$set_once"]].find(
    (each) => isObject(each) && each["email"] !== undefined,
  );
  if (event === "$identify" || event === "$set")
    return readLink({ userId: person, anonymousId: properties["$anon_distinct_id"], traits }, "either");
  if (event === "$create_alias" || event === "$merge_dangerously")
    return readLink({ userId: person, previousId: properties["alias"], traits }, "either");
  if (typeof event === "string" && nobodysDoing.has(event)) return { kind: "nothing" };
  const { title } = properties;
  return readEvent(
    {
      type: (typeof event === "string" && Object.hasOwn(types, event) && types[event]) || "track",
      event,
      name: event === "$screen" ? properties["$screen_name"] : title,
      userId: person,
      messageId: firstText(sent["uuid"], sent["message_id"], properties["$insert_id"]),
      timestamp: timeOf(sent, options.now),
      properties: isObject(given) ? propertiesOf(given) : given,
      context: {
        library: { name: properties["$lib"], version: properties["$lib_version"] },
        page: { path: properties["$pathname"] },
        traits,
      },
    },
    options,
  );
}
