import { address, id, oneOf, text } from "../../../../lib/address";

/**
 * What a list keeps in its address, so that a link shows exactly this: search, whose, filters, order, columns, and the saved view
 * it began from. `where` and `cols` are written by `conditions.ts` and `use-list-state.ts`.
 */
export const recordListAddress = address({
  q: text(120),
  owner: oneOf("mine", "team", "all", "unowned"),
  where: text(4_000),
  sort: text(90),
  cols: text(2_000),
  view: id,
  new: text(20),
});
