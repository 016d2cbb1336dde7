import { z } from "zod/mini";

const optional = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.optional(z.catch(z.optional(z.enum(values)), undefined));

/** The board's filters, as the address carries them. */
export const boardSearch = z.object({
  status: optional(["received", "under_review", "planned", "done", "declined"]),
  kind: optional(["problem", "idea", "question"]),
  area: optional(["today", "crm", "learn", "voice", "adoption", "change", "sponsor", "admin"]),
  words: z.optional(z.catch(z.optional(z.string().check(z.maxLength(200))), undefined)),
  sort: optional(["newest", "votes"]),
  view: optional(["list", "board"]),
  mine: z.optional(z.catch(z.optional(z.literal(true)), undefined)),
});
export type BoardSearch = z.output<typeof boardSearch>;

/** What the server is asked for: everything but how it is drawn. */
export function filtersOf({ view: _view, words, ...filters }: BoardSearch) {
  return { ...filters, ...(words?.trim() ? { words } : {}) };
}
