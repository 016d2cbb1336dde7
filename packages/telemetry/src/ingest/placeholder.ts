/**
 * What programs write where they do not know who it is. Joined with a person once, that person would own what everybody did under
 * it. PostHog's own list of illegal distinct ids (https://posthog.com/docs/product-analytics/identify), and what languages write for
 * nothing.
 */
const placeholders = new Set([
  "anonymous",
  "guest",
  "distinctid",
  "distinct_id",
  "id",
  "not_authenticated",
  "email",
  "undefined",
  "true",
  "false",
  "[object object]",
  "nan",
  "none",
  "null",
  "nil",
  "0",
  "-1",
  "$posthog_cookieless",
  "anonymousid",
  "anonymous_id",
  "userid",
  "user_id",
  "user",
  "unknown",
  "n/a",
  "-",
]);

const longest = Math.max(...[...placeholders].map((each) => each.length));
const quotes = new Set(["'", '"']);

/** Whether a name stands for nobody in particular, in whatever case, and in quotes too. */
export function isPlaceholder(ref: string): boolean {
  if (ref.length > longest + 2) return false;
  const quoted = ref.length > 1 && quotes.has(ref[0] ?? "") && ref.endsWith(ref[0] ?? "");
  const bare = (quoted ? ref.slice(1, -1) : ref).trim().toLowerCase();
  return bare === "" || placeholders.has(bare);
}
