import type { Protocol } from "./limits";

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

/** What an address takes: events of a protocol, of one type where the address names it. */
export interface Route {
  protocol: Protocol;
  type?: string;
  /** Whether its library would rather wait for an answer than be told to come again. */
  patient?: boolean;
  /** Whether the key stands in the address: what a page sends while it is left carries no header. */
  keyInQuery?: boolean;
}

const posthog = /^\/(batch|e|capture|track|i\/v0\/e)\/?$/;

/** The addresses events are sent to, as the libraries have them built in. Undefined where there is none. */
export function routeOf(path: string): Route | undefined {
  const [, address] = posthog.exec(path) ?? [];
  if (address) return { protocol: "posthog", patient: address === "batch" };
  if (/^\/beacon\/v1\/batch\/?$/.test(path)) return { protocol: "segment", keyInQuery: true };
  const name = /^\/v1\/([a-z]+)\/?$/.exec(path)?.[1] ?? "";
  if (name === "batch" || name === "b") return { protocol: "segment" };
  const type = Object.hasOwn(singles, name) ? singles[name] : undefined;
  return type ? { protocol: "segment", type } : undefined;
}

/** Every address of the ways in, for whoever puts them behind a socket. What none of them knows is answered with 404. */
export const ingestPaths = [
  "/v1/*",
  "/beacon/v1/batch",
  "/beacon/v1/batch/",
  "/batch",
  "/batch/",
  "/e",
  "/e/",
  "/i/v0/e",
  "/i/v0/e/",
  "/capture",
  "/capture/",
  "/track",
  "/track/",
  "/s",
  "/s/",
  "/flags",
  "/flags/",
  "/decide",
  "/decide/",
  "/array/*",
  "/static/*",
  "/sourceConfig",
  "/sourceConfig/",
] as const;
