import { address, id, oneOf } from "../../lib/address";

/** Which import is open, and what a new file holds. */
export const importAddress = address({
  id,
  type: oneOf("account", "contact", "lead", "opportunity", "case", "product", "activity"),
});
