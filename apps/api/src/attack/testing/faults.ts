/** What no answer may hold: where our code lies, how it is built, or what the database says. */
const inside: readonly [string, RegExp][] = [
  ["a stack", /\bat [\w.<>[\] ]+ \(|\.[cm]?[jt]s:\d+|node:internal/],
  ["a path", /node_modules|file:\/\/|\/(?:work|home|root|usr|tmp|packages|apps)\/[\w-]+\//],
  [
    "SQL",
    /\b(?:select|insert into|update|delete from)\b[^"]{0,200}\b(?:from|values|set|where)\b[^"]{0,200}\$\d|Failed query/i,
  ],
  [
    "the database's words",
    /violates|invalid input syntax|out of range for type|syntax error at or near|relation \\"|duplicate key|timestamp out of range|invalid byte sequence/i,
  ],
  [
    "a library's words",
    /Cannot read propert|is not a function|is not iterable|Invalid time value|Unexpected token|ZodError|TRPCError/,
  ],
];

interface Refusal {
  error?: { message?: unknown; data?: { error?: unknown; stack?: unknown; httpStatus?: unknown; code?: unknown } };
}

/** The refusal in a body, as a client finds it: in tRPC's envelope, alone or as the first of a batch. */
export function refusalIn(text: string): { message: string; error: string } | undefined {
  try {
    const body = JSON.parse(text) as Refusal | Refusal[];
    const { error } = (Array.isArray(body) ? body[0] : body) ?? {};
    const { message, data } = error ?? {};
    if (typeof message !== "string" || typeof data?.error !== "string" || data.stack !== undefined) return undefined;
    return { message, error: data.error };
  } catch {
    return undefined;
  }
}

/** What is wrong with how something was refused. `text` is the body, `status` the HTTP status. */
export function faultsOf(status: number, text: string): string[] {
  if (status < 400) return [];
  const faults = inside.flatMap(([what, pattern]) => (pattern.test(text) ? [`holds ${what}`] : []));
  if (status >= 500) faults.push(`is a ${status}`);
  const refusal = refusalIn(text);
  if (!refusal) return [...faults, "does not say what was refused"];
  if (refusal.message.trim() === "" || /^[a-z]+(\.[A-Za-z]+)+$/.test(refusal.message)) faults.push("has no sentence");
  if (/\{\w+(,|\})/.test(refusal.message)) faults.push("has a sentence with a gap");
  return faults;
}
