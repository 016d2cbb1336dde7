const singles: Record<string, string> = {
  track: "track",
  identify: "identify",
  page: "page",
  screen: "screen",
  group: "group",
  alias: "alias",
  t: "track",
  i: "identify",
  p: "page",
  s: "screen",
  g: "group",
  a: "alias",
};

/** What a path below /v1 takes: a batch, one event of a type, or nothing we know. */
export function routeOf(path: string): { batch: true } | { type: string } | undefined {
  const name = /\/v1\/([a-z]+)\/?$/.exec(path)?.[1] ?? "";
  if (name === "batch" || name === "b") return { batch: true };
  const type = Object.hasOwn(singles, name) ? singles[name] : undefined;
  return type ? { type } : undefined;
}
