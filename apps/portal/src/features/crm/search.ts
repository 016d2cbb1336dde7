import { address, id, oneOf } from "../../lib/address";

const owner = oneOf("mine", "team", "all");
const sheet = oneOf("contact", "account", "opportunity", "lead", "case");
const flag = oneOf("idle", "overstayed", "pastClose", "noNextStep");

/** The addresses' state: every part optional, so that a mangled link opens the page. */
export const boardSearch = address({ owner, pipeline: id, flag, new: sheet, log: oneOf("new") });
export const processSearch = address({
  show: oneOf("pipelines", "overrides", "approvals"),
  type: oneOf("opportunity", "lead", "case"),
  which: oneOf("waitingForMe", "mine", "decided"),
});

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

/** Whose fields. */
export const fieldsSearch = address({ type: oneOf("account", "contact", "lead", "opportunity", "case", "product") });
