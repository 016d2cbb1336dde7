/** What taking something back left as it is, for a toast: how many, then the first reasons in the server's words. */
export function saidStayed(kept: number, counted: string, stayed: readonly string[]): { description?: string } {
  if (kept === 0) return {};
  return { description: [counted, ...sentences(stayed)].join(" ") };
}

/** The reasons alone, where what was taken back is one thing and needs no count. */
export function saidReasons(stayed: readonly string[]): { description?: string } {
  return stayed.length === 0 ? {} : { description: sentences(stayed).join(" ") };
}

const sentences = (stayed: readonly string[]) => stayed.slice(0, shownMax).map((each) => `${each}.`);

/** A toast is read at a glance. */
const shownMax = 3;
