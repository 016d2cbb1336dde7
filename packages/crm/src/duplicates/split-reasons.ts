import { reasonsAgainst } from "./reasons";
import type { DuplicateReason } from "./tables";

const speaksAgainst = new Set<string>(reasonsAgainst);

/** What speaks for a pair, and what against it. */
export function splitReasons(reasons: readonly DuplicateReason[]) {
  return {
    reasons: reasons.filter((reason) => !speaksAgainst.has(reason.key)),
    against: reasons.filter((reason) => speaksAgainst.has(reason.key)),
  };
}
