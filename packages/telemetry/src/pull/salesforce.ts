import { createHash } from "node:crypto";
import type { Cells, Happening, PullConnector, RowFormat } from "./connector";
import { listFiles, openFile } from "./pull-folder";

/*
 * Sources of the two shapes: Salesforce's object reference, "EventLogFile Supported Event Types" (Login, Lightning Page View, URI,
 * Report: EVENT_TYPE, TIMESTAMP_DERIVED, REQUEST_ID, USER_ID, USER_ID_DERIVED, USER_NAME, USER_TYPE, LOGIN_STATUS) and "LoginHistory"
 * (Id, UserId, LoginTime, LoginType, Application, Status). A file's headings are the names of its fields.
 */

/** Kept of a row: what was used. No address, device, session, key or duration. */
const kept = [
  "APP_NAME",
  "PAGE_APP_NAME",
  "PAGE_CONTEXT",
  "PAGE_ENTITY_TYPE",
  "UI_EVENT_TYPE",
  "COMPONENT_NAME",
  "TARGET_UI_ELEMENT",
  "ENTITY_NAME",
  "REPORT_ID",
  "DASHBOARD_ID",
  "LOGIN_TYPE",
  "API_TYPE",
];

/** Those of the picklist User.UserType behind which stands nobody in particular. */
const nobodys = new Set(["Guest", "AutomatedProcess", "CloudIntegrationUser"]);

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

/**
 * An id in its 18 signs, which differ in any script: the 15 and, for each five of them, one that says which are capitals. Anything else
 * is given back as it is.
 */
export function longId(id: string): string {
  if (!/^[a-z0-9]{15}$/i.test(id)) return id;
  const sign = (five: string) =>
    letters[[...five].reduce((sum, letter, at) => sum + (/[A-Z]/.test(letter) ? 2 ** at : 0), 0)] ?? "A";
  return id + sign(id.slice(0, 5)) + sign(id.slice(5, 10)) + sign(id.slice(10));
}

/** "20231218054831.655" in UTC, where the derived time is left out. */
const ofDigits = (text: string) =>
  text.replace(
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{1,3})?$/,
    (_all, ...[y, mo, d, h, mi, s, ms]: string[]) => `${y}-${mo}-${d}T${h}:${mi}:${s}${ms ?? ""}Z`,
  );
/** The zone as "+0000", as the interface writes it, is meant as "+00:00". */
const withColon = (text: string) => text.replace(/([+-]\d\d)(\d\d)$/, "$1:$2");

const eventLog: RowFormat = {
  recognises: (headings) =>
    headings.has("EVENT_TYPE") &&
    headings.has("REQUEST_ID") &&
    headings.has("USER_ID") &&
    (headings.has("TIMESTAMP_DERIVED") || headings.has("TIMESTAMP")),
  read(cells) {
    const userId = cells("USER_ID_DERIVED") || longId(cells("USER_ID"));
    const event = cells("EVENT_TYPE");
    const status = cells("LOGIN_STATUS");
    // Whom nobody is behind, and a login that failed, is no use.
    if (
      userId === "" ||
      nobodys.has(cells("USER_TYPE")) ||
      (event === "Login" && status !== "" && status !== "LOGIN_NO_ERROR")
    )
      return "nobody";
    const timestamp = withColon(cells("TIMESTAMP_DERIVED")) || ofDigits(cells("TIMESTAMP"));
    const properties = propertiesOf(cells);
    const name = cells("USER_NAME");
    return {
      event,
      userId,
      timestamp,
      properties,
      // A request can log several rows, so its id alone is not a row's; the daily file repeats the rows of the hourly ones.
      messageId: idOf([event, cells("REQUEST_ID"), timestamp, userId, properties]),
      ...(name.includes("@") && { link: { ref: userId, to: name } }),
    };
  },
};

function propertiesOf(cells: Cells): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  for (const heading of kept)
    if (cells(heading) !== "") properties[heading.toLowerCase()] = cells(heading).slice(0, 500);
  // A query may name people or carry secrets.
  const path = cells("URI").replace(/[?#].*$/s, "");
  if (path !== "") properties["uri"] = path.slice(0, 500);
  return properties;
}

const idOf = (parts: unknown[]) =>
  `salesforce-${createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 32)}`;

const loginHistory: RowFormat = {
  recognises: (headings) => headings.has("Id") && headings.has("UserId") && headings.has("LoginTime"),
  read(cells): Happening | "nobody" {
    const [userId, status] = [longId(cells("UserId")), cells("Status")];
    if (userId === "" || (status !== "" && status !== "Success")) return "nobody";
    const properties: Record<string, unknown> = {};
    if (cells("Application")) properties["application"] = cells("Application").slice(0, 500);
    if (cells("LoginType")) properties["login_type"] = cells("LoginType").slice(0, 500);
    return {
      event: "Login",
      userId,
      timestamp: withColon(cells("LoginTime")),
      properties,
      messageId: idOf(["LoginHistory", longId(cells("Id"))]),
    };
  },
};

/** Exported event log files and login history of Salesforce, as they lie in a folder of this machine. */
export const salesforce: PullConnector = {
  kind: "salesforce",
  list: listFiles,
  open: openFile,
  formats: [eventLog, loginHistory],
};
