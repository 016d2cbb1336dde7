import type { RecordType } from "../record-types";
import { accountKeys, caseKeys, contactKeys, contactName, leadKeys, namedKeys } from "./fold";

type Row = Record<string, unknown>;
const text = (row: Row, key: string) => (typeof row[key] === "string" ? row[key] : "");
const textOrNull = (row: Row, key: string) => (typeof row[key] === "string" ? row[key] : null);

/** The columns made from others: what a record is sorted, looked up and searched by. Written with every change. */
export function derivedColumns(type: RecordType, row: Row): Row {
  switch (type) {
    case "account":
      return accountKeys({
        name: text(row, "name"),
        city: textOrNull(row, "city"),
        website: textOrNull(row, "website"),
      });
    case "contact":
      return contactKeys(named(row));
    case "lead":
      return leadKeys({ ...named(row), company: textOrNull(row, "company") });
    case "opportunity":
      return namedKeys([text(row, "name")]);
    case "product":
      return namedKeys([text(row, "name"), text(row, "code")]);
    case "case":
      return caseKeys({ number: Number(row.number ?? 0), subject: text(row, "subject") });
  }
}

const named = (row: Row) => ({
  givenName: text(row, "givenName"),
  familyName: text(row, "familyName"),
  email: textOrNull(row, "email"),
  phone: textOrNull(row, "phone"),
  otherAddresses: text(row, "otherAddresses"),
});

/** What people call a record. */
export function recordName(type: RecordType, row: Row): string {
  if (type === "contact") return contactName(named(row));
  if (type === "lead") return contactName(named(row)) || text(row, "company");
  if (type === "case") return `#${String(row.number)} ${text(row, "subject")}`;
  return text(row, "name");
}

/** The account under which a record's history also stands. */
export function accountIdOf(type: RecordType, row: Row & { id: string }): string | null {
  if (type === "account") return row.id;
  return textOrNull(row, "accountId");
}
