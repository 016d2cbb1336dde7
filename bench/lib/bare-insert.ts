import { newId } from "@arraigo/db/columns";
import type pg from "pg";
import { contactOf } from "./contact-file";

const rowsPerStatement = 2_500;
/** As many as the import writes with. */
export const writers = 2;

/**
 * The floor: the same rows into the same two tables with all their indexes, many rows a statement, over so many connections, as many
 * as the import writes with unless told, and nothing else done. Answers rows per second.
 */
export async function bareInsert(
  owner: pg.Pool,
  organisation: string,
  me: string,
  count: number,
  of = "floor",
  connections = writers,
): Promise<number> {
  const { rows: firms } = await owner.query<{ id: string; name: string }>(
    "select id, name from crm.accounts where organisation_id = $1",
    [organisation],
  );
  const { rows: made } = await owner.query<{ id: string }>(
    "insert into crm.imports (id, organisation_id, file_name) values (gen_random_uuid(), $1, 'floor') returning id",
    [organisation],
  );
  const run = made[0]?.id ?? "";
  const firmOf = new Map(firms.map((firm) => [firm.name, firm.id]));
  const began = performance.now();
  let next = 0;
  const write = async () => {
    const client = await owner.connect();
    for (let start = next; start < count; start = next) {
      next += rowsPerStatement;
      await insertBatch(client, start);
    }
    client.release();
  };
  await Promise.all(Array.from({ length: connections }, write));
  return count / ((performance.now() - began) / 1_000);

  async function insertBatch(client: pg.PoolClient, start: number): Promise<void> {
    const rows = Array.from({ length: rowsPerStatement }, (_, at) => contactOf(of, start + at));
    const ids = rows.map(() => newId());
    const accounts = rows.map((row) => firmOf.get(row.company) ?? null);
    await client.query("begin");
    await client.query(
      `insert into crm.contacts (organisation_id, id, given_name, family_name, name_key, search_text, email, email_key, phone, title, city, born_on, account_id, owner_id, external_id, import_id, import_line)
       select $1, id, given, family, key, search, email, email, phone, title, city, born, firm, $2, number, $15, 1
       from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::date[], $13::uuid[], $14::text[])
         as fresh(id, given, family, key, search, email, phone, title, city, born, firm, number)`,
      [
        organisation,
        me,
        ids,
        rows.map((row) => row.given),
        rows.map((row) => row.family),
        rows.map((row) => `${row.family} ${row.given}`.toLowerCase()),
        rows.map((row) =>
          `${row.given} ${row.family} ${row.email.replace(/[@.]/g, " ")} ${row.phone.replace(/\D/g, "")}`.toLowerCase(),
        ),
        rows.map((row) => row.email),
        rows.map((row) => row.phone),
        rows.map((row) => row.title),
        rows.map((row) => row.city),
        rows.map((row) => row.born.split("/").reverse().join("-")),
        accounts,
        rows.map((row) => row.number),
        run,
      ],
    );
    await client.query(
      `insert into crm.record_events (organisation_id, id, subject_type, subject_id, account_id, kind, actor_id, source, occurred_at, run_id)
       select $1, event, 'contact', id, firm, 'created', $2, 'import', now(), $6 from unnest($3::uuid[], $4::uuid[], $5::uuid[]) as fresh(event, id, firm)`,
      [organisation, me, rows.map(() => newId()), ids, accounts, run],
    );
    await client.query("commit");
  }
}
