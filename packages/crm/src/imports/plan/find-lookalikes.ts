import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, isNull, type SQL, sql } from "drizzle-orm";
import { compareOrganisations } from "../../duplicates/compare-organisations";
import { comparePersons } from "../../duplicates/compare-persons";
import { organisationProfile } from "../../duplicates/organisation-profile";
import { personProfile } from "../../duplicates/person-profile";
import { ValueCounts } from "../../duplicates/value-shares";
import type { RecordType } from "../../record-types";
import { fold } from "../../records/fold";
import { type RecordRow, tableOf } from "../../records/record-table";
import { texts } from "../../records/scope";
import type { ImportRow } from "../rows/import-row";
import { nameKeyOf } from "./identity";

/** The stored record a new row looks like. */
export interface Lookalike {
  record: RecordRow;
}

type Compared = Record<string, unknown>;
const text = (value: unknown) => (typeof value === "string" ? value : null);
/** Agreement is weighed as in a middling population; the search for duplicates weighs it again with what is really there. */
const shares = new ValueCounts(50_000);
/** More namesakes than this say nothing; the search for duplicates looks at them by rarer keys. */
const namesakesMax = 20;

const placeOf = (each: Compared) => ({
  street: text(each.street),
  city: text(each.city),
  postcode: text(each.postcode),
  region: text(each.region),
  country: text(each.country),
});

const personOf = (id: string, each: Compared) =>
  personProfile({
    id,
    givenName: text(each.givenName),
    familyName: text(each.familyName),
    emails: [text(each.email)].filter((value) => value !== null),
    phones: [text(each.phone)].filter((value) => value !== null),
    company: text(each.company),
    bornOn: text(each.bornOn),
    ...placeOf(each),
  });

const organisationOf = (id: string, each: Compared) =>
  organisationProfile({
    id,
    name: text(each.name),
    website: text(each.website),
    phones: [text(each.phone)].filter((value) => value !== null),
    ...placeOf(each),
  });

/** Whether a row and a record are probably one, by the same weighed evidence as the search for duplicates. */
function looksLike(type: RecordType, row: Compared, record: RecordRow): boolean {
  const [one, other] = ["row", record.id];
  if (type === "account")
    return compareOrganisations(organisationOf(one, row), organisationOf(other, record), shares).level !== null;
  return comparePersons(personOf(one, row), personOf(other, record), shares).level !== null;
}

/**
 * Rows about to become new records that look like another record already here: same name or same address, weighed with everything
 * else both say. One or two reads for all rows. Only people and companies look alike.
 */
export async function findLookalikes(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  rows: readonly ImportRow[],
  byEmailToo: boolean,
): Promise<Map<ImportRow, Lookalike>> {
  const found = new Map<ImportRow, Lookalike>();
  if ((type !== "contact" && type !== "lead" && type !== "account") || rows.length === 0) return found;
  const names = new Map<string, ImportRow[]>();
  const emails = new Map<string, ImportRow[]>();
  const put = (into: Map<string, ImportRow[]>, key: string, row: ImportRow) => {
    if (key !== "") into.set(key, [...(into.get(key) ?? []), row]);
  };
  for (const row of rows) {
    put(names, nameKeyOf(type, row), row);
    if (byEmailToo && type !== "account") put(emails, (text(row.values.email) ?? "").toLowerCase(), row);
  }
  const table = tableOf[type] as (typeof tableOf)[RecordType] & { nameKey: SQL; emailKey: SQL };
  const read = async (column: SQL, keys: readonly string[]) =>
    (await tx
      .select()
      .from(table)
      .where(
        and(
          ofTenant(table.organisationId, ctx.organisationId),
          isNull(table.goneAt),
          sql`${column} = any(${texts(keys)})`,
        ),
      )
      .orderBy(table.createdAt, table.id)) as RecordRow[];
  const compare = (record: RecordRow, candidates: readonly ImportRow[]) => {
    for (const row of candidates)
      if (
        !found.has(row) &&
        looksLike(type, { ...row.values, company: row.values.company ?? row.names.accountId }, record)
      )
        found.set(row, { record });
  };
  const namesakes = new Map<string, number>();
  for (const record of names.size > 0 ? await read(table.nameKey, [...names.keys()]) : []) {
    const name =
      type === "account" ? text(record.nameKey) : fold(`${text(record.familyName)} ${text(record.givenName)}`);
    const count = (namesakes.get(name ?? "") ?? 0) + 1;
    namesakes.set(name ?? "", count);
    if (count <= namesakesMax) compare(record, names.get(name ?? "") ?? []);
  }
  for (const record of emails.size > 0 ? await read(table.emailKey, [...emails.keys()]) : [])
    compare(record, emails.get(text(record.emailKey) ?? "") ?? []);
  return found;
}
