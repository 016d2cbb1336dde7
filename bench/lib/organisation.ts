import { randomUUID } from "node:crypto";
import type pg from "pg";

/** An organisation with so many people, `p0`, `p1`, … by external id. Returns its id. */
export async function makeOrganisation(owner: pg.Pool, people: number): Promise<string> {
  const id = randomUUID();
  await owner.query("insert into directory.organisations (id, name, time_zone) values ($1, 'Bench', 'Europe/Madrid')", [
    id,
  ]);
  await addPeople((text, values) => owner.query(text, values), id, people);
  return id;
}

/** Adds `p0`, `p1`, … to an organisation. */
export async function addPeople(
  query: (text: string, values?: unknown[]) => Promise<unknown>,
  organisation: string,
  people: number,
): Promise<void> {
  await query(
    `insert into directory.people (id, organisation_id, external_id, email, given_name, family_name, starts_on)
     select gen_random_uuid(), $1, 'p' || n, 'p' || n || '@example.com', 'Person', n::text, '2020-01-01' from generate_series(0, $2 - 1) n`,
    [organisation, people],
  );
  // Autovacuum does this within a minute of an import.
  await query("analyze directory.people");
}
