import { type Ids, uuidPattern } from "./ids";
import { leakedMarker } from "./two-organisations";

/** Identifiers in a value, also inside cursors it holds. */
function idsIn(value: unknown): Set<string> {
  const text = JSON.stringify(value) ?? "";
  const cursors = (text.match(/"[A-Za-z0-9_-]{20,}"/g) ?? []).map((each) =>
    Buffer.from(each, "base64url").toString("utf8"),
  );
  return new Set([text, ...cursors].flatMap((each) => each.match(uuidPattern) ?? []));
}

/** What of another organisation an answer holds that the question did not. */
export function leaks(theirs: Ids, input: unknown, text: string): string[] {
  const found = leakedMarker.test(text)
    ? [`says ${text.slice(Math.max(0, text.search(leakedMarker) - 100)).slice(0, 200)}`]
    : [];
  const sent = idsIn(input);
  const stray = [...new Set(text.match(uuidPattern) ?? [])].filter((id) => theirs.all.has(id) && !sent.has(id));
  return [...found, ...stray.slice(0, 3).map((id) => `holds their ${id}`)];
}
