import { address, id, oneOf, text } from "../../lib/address";

const owner = oneOf("mine", "team", "all");
const month = text(7);
const type = oneOf("account", "contact", "lead", "opportunity", "case", "product");

/** What was done to many: kinds of it, as the server calls them. */
export const pastKinds = ["import", "edit", "reassign", "handover", "delete", "merge"] as const;
export const runsSearch = address({ kind: oneOf(...pastKinds), whose: oneOf("mine") });

/** The addresses' state of the screens that look at everything at once. */
export const dashboardSearch = address({
  board: oneOf("deals", "cases", "activities"),
  owner,
  pipeline: id,
  currency: text(3),
  period: oneOf("d30", "d90", "d365"),
});
export const qualitySearch = address({
  whose: oneOf("mine", "team", "organisation"),
  type,
  part: oneOf("score", "completeness", "validity", "freshness", "uniqueness", "ownership"),
  field: text(80),
});
export const claimsSearch = address({
  type: oneOf("account", "contact", "lead", "opportunity", "case"),
  why: oneOf("unowned", "left", "abandoned"),
});
export const profitSearch = address({
  owner,
  show: oneOf("all", "known", "unprofitable", "losing", "profitable", "atMost", "unknown"),
  currency: text(3),
  from: month,
  to: month,
  account: id,
});
