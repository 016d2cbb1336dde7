import { randomUUID } from "node:crypto";
import { applicationRole } from "@arraigo/db";
import { storeEventsSql } from "@arraigo/telemetry";
import pg from "pg";
import { inParallel } from "./bench";
import { batchesOf } from "./ingest-load";

const columns = 10;
const connections = 4;

/** Plain multi-row inserts of the same rows through the same driver, into a table with a primary key and nothing else. Seconds. */
export async function insertPlainly(
  owner: pg.Pool,
  organisation: string,
  batches: number,
  size: number,
): Promise<number> {
  await owner.query("drop table if exists public.floor");
  await owner.query(`create table public.floor (organisation_id uuid, message_id text, person_id uuid, user_ref text, name text,
    occurred_at timestamptz, received_at timestamptz, source_id uuid, properties jsonb, context jsonb, primary key (organisation_id, message_id))`);
  const rows = Array.from(
    { length: size },
    (_, row) => `(${Array.from({ length: columns }, (_, column) => `$${row * columns + column + 1}`).join(",")})`,
  );
  const text = `insert into public.floor values ${rows.join(",")}`;
  const person = randomUUID();
  const all = batchesOf(batches, size);
  return inParallel(batches, connections, async (index) => {
    const received = new Date().toISOString();
    const values = (all[index] ?? []).flatMap((event) => [
      organisation,
      event.messageId,
      person,
      event.userId,
      event.event,
      event.timestamp,
      received,
      person,
      JSON.stringify(event.properties),
      JSON.stringify(event.context),
    ]);
    await owner.query({ name: `floor_${size}`, text, values });
  });
}

/** The product's own statement, key and rollups and all, as its role, through the driver and nothing else: batch by batch. Seconds. */
export async function storeBarely(url: string, organisation: string, batches: number, size: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: connections, options: `-c role=${applicationRole}` });
  const source = randomUUID();
  const all = batchesOf(batches, size).map((batch) =>
    batch.map(({ messageId, event, timestamp, userId, properties, context }) => ({
      m: messageId,
      n: event,
      o: timestamp,
      r: userId,
      s: source,
      x: properties,
      c: context,
    })),
  );
  const seconds = await inParallel(batches, connections, async (index) => {
    const client = await pool.connect();
    const received = JSON.stringify([{ s: source, received: size, rejected: 0 }]);
    await client.query(`begin; set local app.organisation = '${organisation}'`);
    await client.query({
      name: "floor_store",
      text: storeEventsSql,
      values: [JSON.stringify(all[index]), organisation, new Date().toISOString(), received],
    });
    await client.query("commit");
    client.release();
  });
  await pool.end();
  return seconds;
}
