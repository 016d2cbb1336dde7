import type { MatchKey } from "../../imports-contract";
import type { ImportType } from "../../record-types";
import { contactKeys, fold } from "../../records/fold";
import { isPersonType, matchKeysOf } from "../mapping/import-targets";
import type { ImportRow } from "../rows/import-row";

/** What a row is recognised by: the first key it has, from the chosen one on. */
export interface Identity {
  by: Exclude<MatchKey, "none">;
  value: string;
}

/** An identity as one word. */
export const identityKey = ({ by, value }: Identity): string => `${by} ${value}`;

const text = (value: unknown) => (typeof value === "string" ? value : "");

/** A person's name, or any record's, folded: what tells two rows behind one address apart. Empty where the row names nobody. */
export function nameKeyOf(type: ImportType, row: ImportRow): string {
  const { values } = row;
  if (!isPersonType(type)) return fold(text(values.name) || text(values.subject));
  // Folded one by one, as everywhere else: each is a text that comes again.
  const names = [fold(text(values.familyName)), fold(text(values.givenName))].filter((name) => name !== "");
  return names.join(" ") || fold(text(values.company));
}

function keyOf(type: ImportType, by: MatchKey, row: ImportRow): string {
  switch (by) {
    case "email":
      return text(row.values.email).toLowerCase();
    case "externalId":
      return row.externalId ?? "";
    case "number":
      return row.number === null ? "" : String(row.number);
    case "code":
      return text(row.values.code);
    case "name": {
      const name = isPersonType(type) ? contactKeys(personOf(row)).nameKey : nameKeyOf(type, row);
      if (name === "") return "";
      // Two Ana Vegas at two companies are two people; two deals of one name with two customers are two deals.
      const company = type === "lead" ? text(row.values.company) : (row.names.accountId ?? "");
      if (type === "account" || type === "product") return name;
      return `${name}|${fold(company)}${isPersonType(type) ? `|${birthOrHome(row.values)}` : ""}`;
    }
    case "none":
      return "";
  }
}

/** What tells namesakes apart who have no company: when they were born, else where they live. Empty where neither is known. */
export const birthOrHome = ({ bornOn, street, postcode }: Readonly<Record<string, unknown>>): string =>
  text(bornOn) || fold(`${text(street)} ${text(postcode)}`);

const personOf = (row: ImportRow) => ({
  givenName: text(row.values.givenName),
  familyName: text(row.values.familyName),
  email: text(row.values.email),
});

/** By what a row is recognised: the chosen key, or the next one it has. Undefined where it always makes a record of its own. */
export function identityOf(type: ImportType, match: MatchKey, row: ImportRow): Identity | undefined {
  if (match === "none") return undefined;
  const order = [match, ...matchKeysOf[type].filter((key) => key !== match && key !== "none")];
  for (const by of order) {
    const value = keyOf(type, by, row);
    if (value !== "" && by !== "none") return { by, value };
  }
  return undefined;
}

/** The fields a row's identity is made of. */
export const identityFields: ReadonlySet<string> = new Set([
  "email",
  "externalId",
  "number",
  "code",
  "name",
  "subject",
  "givenName",
  "familyName",
  "fullName",
  "company",
  "accountId",
  "bornOn",
  "street",
  "postcode",
]);
