import { setTimeout as sleep } from "node:timers/promises";
import type { PersonFacts } from "@arraigo/crm/testing";
import type pg from "pg";
import { askForSearch } from "./ask-for-search";
import { type Call, type Uploaded, until, upload } from "./import-calls";

const secondsMax = 240;
const columns = [
  "id",
  "givenName",
  "familyName",
  "email",
  "phone",
  "company",
  "street",
  "city",
  "postcode",
  "region",
  "bornOn",
] as const;
/** As the file's heading says it, so that the product's own suggestion finds the field. */
const headings = "Customer ID,First name,Last name,E-mail,Phone,Company,Street,City,Postcode,Region,Birth date";

const cell = (value: string) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** People as a file that anybody could send; a second address has a column of its own. */
export function peopleFile(people: readonly PersonFacts[]): Buffer {
  const lines = people.map((person) => {
    const [email = ""] = person.emails ?? [];
    const [phone = ""] = person.phones ?? [];
    const values: Record<string, unknown> = { ...person, email, phone };
    return columns.map((key) => cell(String(values[key] ?? ""))).join(",");
  });
  return Buffer.from([headings, ...lines].join("\n"));
}

export interface Found {
  /** Pairs in the review queue, by what the file calls the two. */
  pairs: { one: string; other: string; score: number }[];
  /** How many records the file made, and how many there are afterwards: no two may have become one by themselves. */
  made: number;
  records: number;
  /** From asking for the search until all are compared. */
  seconds: number;
}

interface Searched {
  call: Call;
  owner: pg.Pool;
  organisation: string;
}

/**
 * The product's own way: the file goes in through the import, the background's search compares everybody with whoever shares
 * something, and the pairs are read from the queue that people review.
 */
export async function findInProduct(
  { call, owner, organisation }: Searched,
  people: readonly PersonFacts[],
): Promise<Found> {
  const file: Uploaded = await upload(call, "people.csv", peopleFile(people));
  await call("crm.imports.commit", { importId: file.importId, mapping: { ...file.mapping, match: "externalId" } });
  // A row that names nobody stays out, and counts as not found.
  const { created: made } = await until(call, file.importId, ({ state }) => state === "done");
  // Autovacuum does this within a minute of an import.
  await owner.query("analyze crm.contacts");
  // From nothing, so that the whole search is timed.
  await owner.query("delete from crm.duplicate_keys where organisation_id = $1", [organisation]);
  await owner.query("delete from crm.duplicate_pairs where organisation_id = $1", [organisation]);
  await owner.query("delete from crm.duplicate_scans where organisation_id = $1", [organisation]);
  const began = performance.now();
  await askForSearch(owner, organisation);
  while (!(await isSearched(owner, organisation))) {
    if (performance.now() - began > secondsMax * 1_000)
      throw new Error("the search for duplicates does not come to an end");
    await sleep(50);
  }
  const seconds = (performance.now() - began) / 1_000;
  const { rows: pairs } = await owner.query<{ one: string; other: string; score: number }>(
    `select a.external_id as one, b.external_id as other, p.score from crm.duplicate_pairs p
       join crm.contacts a on a.organisation_id = p.organisation_id and a.id = p.first_id
       join crm.contacts b on b.organisation_id = p.organisation_id and b.id = p.second_id
      where p.organisation_id = $1 and p.record_type = 'contact' and p.state = 'open'`,
    [organisation],
  );
  const { rows } = await owner.query<{ n: number }>(
    "select count(*)::int as n from crm.contacts where organisation_id = $1 and gone_at is null",
    [organisation],
  );
  return { pairs, made, records: rows[0]?.n ?? 0, seconds };
}

async function isSearched(owner: pg.Pool, organisation: string): Promise<boolean> {
  const { rows } = await owner.query<{ done: boolean }>(
    `select exists (select from crm.duplicate_scans where organisation_id = $1 and record_type = 'contact' and finished_at is not null)
       and (select count(*) from crm.duplicate_keys where organisation_id = $1 and record_type = 'contact')
         = (select count(*) from crm.contacts where organisation_id = $1 and gone_at is null) as done`,
    [organisation],
  );
  return rows[0]?.done === true;
}
