import { address, oneOf } from "../../lib/address";

const owner = oneOf("mine", "team", "all");
const sheet = oneOf("contact", "account", "opportunity");

/** The addresses' state: every part optional, so that a mangled link opens the page. */
export const boardSearch = address({ owner, new: sheet, log: oneOf("new") });

/** Which pairs of records that look alike. */
export const duplicatesSearch = address({
  type: oneOf("contact", "account", "lead"),
  owner,
  state: oneOf("open", "dismissed"),
});

const aDay = (raw: unknown) => (typeof raw === "string" && /^\d{4}-\d{2}-\d{2}$/u.test(raw) ? raw : undefined);
export const calendarSearch = address({
  view: oneOf("month", "week", "agenda"),
  owner: oneOf("mine", "team"),
  day: aDay,
});
