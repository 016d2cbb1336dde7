import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, getTableColumns, isNull, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { compareOrganisations } from "../../duplicates/compare-organisations";
import { comparePersons } from "../../duplicates/compare-persons";
import { organisationProfile } from "../../duplicates/organisation-profile";
import { personProfile } from "../../duplicates/person-profile";
import { ValueCounts } from "../../duplicates/value-shares";
import { leads } from "../../leads/tables";
import type { RecordType } from "../../record-types";
import { type RecordRow, tableOf } from "../../records/record-table";
import { texts } from "../../records/scope";
import type { ImportRow } from "../rows/import-row";
import { takeTurns } from "../take-turns";
import { nameKeyOf } from "./identity";

/** What is compared of a stored record, and by what it is called. */
const comparedColumns = [
  "id",
  "ownerId",
  "nameKey",
  "name",
  "website",
  "givenName",
  "familyName",
  "email",
  "emailKey",
  "phone",
  "company",
  "bornOn",
  "street",
  "city",
  "postcode",
  "region",
  "country",
] as const;

/** As much of a stored record as was read. */
export type Lookalike = Pick<RecordRow, "id" | "ownerId"> & Record<string, unknown>;

type Compared = Record<string, unknown>;
type AlikeType = "account" | "contact" | "lead";
const text = (value: unknown) => (typeof value === "string" ? value : null);
/** Agreement is weighed as in a middling population; the search for duplicates weighs it again with what is really there. */
const shares = new ValueCounts(50_000);
/** More namesakes than this say nothing; the search for duplicates looks at them by rarer keys. */
const namesakesMax = 20;
/** Comparing takes long, and the database waits for the next statement of the batch before meanwhile. */
const turnMs = 4;

const placeOf = (each: Compared) => ({
  street: text(each.street),
  city: text(each.city),
  postcode: text(each.postcode),
  region: text(each.region),
  country: text(each.country),
});
const listOf = (value: unknown) => (typeof value === "string" ? [value] : []);

const personOf = (id: string, each: Compared) =>
  personProfile({
    id,
    givenName: text(each.givenName),
    familyName: text(each.familyName),
    emails: listOf(each.email),
    phones: listOf(each.phone),
    company: text(each.company),
    bornOn: text(each.bornOn),
    ...placeOf(each),
  });

const organisationOf = (id: string, each: Compared) =>
  organisationProfile({
    id,
    name: text(each.name),
    website: text(each.website),
    phones: listOf(each.phone),
    ...placeOf(each),
  });

/** Whether a row and a record are probably one, by the same weighed evidence as the search for duplicates. Reads each row once. */
function comparer(type: AlikeType): (row: ImportRow, record: Lookalike) => boolean {
  const known = new Map<ImportRow, unknown>();
  const compareWith =
    <P>(profileOf: (id: string, each: Compared) => P, agree: (row: P, record: P) => boolean) =>
    (row: ImportRow, record: Lookalike) => {
      const held = (known.get(row) as P | undefined) ?? profileOf("row", asCompared(row));
      known.set(row, held);
      return agree(held, profileOf(record.id, record));
    };
  return type === "account"
    ? compareWith(organisationOf, (row, record) => compareOrganisations(row, record, shares).level !== null)
    : compareWith(personOf, (row, record) => comparePersons(row, record, shares).level !== null);
}

const asCompared = (row: ImportRow): Compared => ({
  ...row.values,
  company: row.values.company ?? row.names.accountId,
});

const isAlikeType = (type: RecordType): type is AlikeType =>
  type === "contact" || type === "lead" || type === "account";

/**
 * Rows about to become new records that look like another record already here, of their own type or, where `among` says so, of
 * another: same name or same address, weighed with everything else both say. One or two reads for all rows. Only people and
 * companies look alike.
 */
export async function findLookalikes(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  rows: readonly ImportRow[],
  byEmailToo: boolean,
  among: RecordType = type,
): Promise<Map<ImportRow, Lookalike>> {
  const found = new Map<ImportRow, Lookalike>();
  if (!isAlikeType(type) || rows.length === 0) return found;
  const names = new Map<string, ImportRow[]>();
  const emails = new Map<string, ImportRow[]>();
  const put = (into: Map<string, ImportRow[]>, key: string, row: ImportRow) => {
    const held = into.get(key);
    if (held) held.push(row);
    else if (key !== "") into.set(key, [row]);
  };
  for (const row of rows) {
    put(names, nameKeyOf(type, row), row);
    if (byEmailToo && type !== "account") put(emails, (text(row.values.email) ?? "").toLowerCase(), row);
  }
  const table = tableOf[among];
  const columns = getTableColumns(table) as Record<string, PgColumn>;
  const read = async (column: "nameKey" | "emailKey", keys: readonly string[]) =>
    (await tx
      .select(Object.fromEntries(comparedColumns.flatMap((key) => (columns[key] ? [[key, columns[key]]] : []))))
      .from(table)
      .where(
        and(
          ofTenant(table.organisationId, ctx.organisationId),
          isNull(table.goneAt),
          sql`${columns[column]} = any(${texts(keys)})`,
          // What a lead has become is looked for itself.
          among === "lead" && type !== "lead" ? isNull(leads.convertedAt) : undefined,
        ),
      )
      .orderBy(table.createdAt, table.id)) as unknown as Lookalike[];
  const looksLike = comparer(type);
  const compare = (record: Lookalike, candidates: readonly ImportRow[]) => {
    for (const row of candidates) if (!found.has(row) && looksLike(row, record)) found.set(row, record);
  };
  const turn = takeTurns(turnMs);
  const namesakes = new Map<string, number>();
  for (const record of names.size > 0 ? await read("nameKey", [...names.keys()]) : []) {
    const name = text(record.nameKey) ?? "";
    const count = (namesakes.get(name) ?? 0) + 1;
    namesakes.set(name, count);
    if (count <= namesakesMax) compare(record, names.get(name) ?? []);
    await turn();
  }
  for (const record of emails.size > 0 ? await read("emailKey", [...emails.keys()]) : []) {
    compare(record, emails.get(text(record.emailKey) ?? "") ?? []);
    await turn();
  }
  return found;
}
