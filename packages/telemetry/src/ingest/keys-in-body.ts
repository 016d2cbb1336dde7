/** Where libraries put the key: before the events, after them, or in each of them. */
const lookedAt = 65_536;
const candidatesPerEnd = 4;
const named = /"(writeKey|api_key|token)"\s{0,9}:\s{0,9}"([^"\\]{1,200})"/g;

/**
 * What may be the key of a large body that is not parsed yet: texts named as keys are, near its two ends. That one of them is known
 * says that parsing is worth its while, and nothing else: whose the events are is read from the parsed body.
 */
export function keysInBody(json: Buffer): string[] {
  const ends = [json.subarray(0, lookedAt), json.subarray(Math.max(lookedAt, json.length - lookedAt))];
  const [first = [], last = []] = ends.map((end) => {
    const here = [...end.toString("utf8").matchAll(named)].map(([, name = "", key = ""]) => ({ name, key }));
    // An event may have a property of that name, so what is called as nothing else is goes first.
    const inOrder = [...here.filter(({ name }) => name !== "token"), ...here.filter(({ name }) => name === "token")];
    return inOrder.slice(0, candidatesPerEnd);
  });
  return [...new Set([...first, ...last].map(({ key }) => key))];
}
