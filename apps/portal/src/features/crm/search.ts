import { address, oneOf } from "../../lib/address";

const owner = oneOf("mine", "team", "all");
const sheet = oneOf("contact", "account", "opportunity");

/** The addresses' state: every part optional, so that a mangled link opens the page. */
export const boardSearch = address({ owner, new: sheet, log: oneOf("new") });
