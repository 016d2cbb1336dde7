import { type AddressState, address, oneOf, text } from "../../lib/address";

/** The board's filters, as the address carries them. */
export const boardSearch = address({
  status: oneOf("received", "under_review", "planned", "done", "declined"),
  kind: oneOf("problem", "idea", "question"),
  area: oneOf("today", "crm", "learn", "voice", "adoption", "change", "sponsor", "admin"),
  words: text(200),
  sort: oneOf("newest", "votes"),
  view: oneOf("list", "board"),
  mine: oneOf(true),
});
export type BoardSearch = AddressState<typeof boardSearch>;

/** What the server is asked for: everything but how it is drawn. */
export function filtersOf({ view: _view, words, ...filters }: BoardSearch) {
  return { ...filters, ...(words?.trim() ? { words } : {}) };
}
