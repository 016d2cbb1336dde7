/** What taking something back left as it is, for a toast: how many, then the first reasons in the server's words. */
export function saidStayed(kept: number, counted: string, stayed: readonly string[]): { description?: string } {
  if (kept === 0) return {};
  return { description: [counted, ...stayed.slice(0, shownMax).map((each) => `${each}.`)].join(" ") };
}

/** A toast is read at a glance. */
const shownMax = 3;
