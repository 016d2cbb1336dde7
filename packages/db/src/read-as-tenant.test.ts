import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "./columns";
import { connect } from "./connect";
import { readAsTenant, type TenantDb, withTenant } from "./tenant";
import { type TestDatabase, testDatabase } from "./testing";

const [ours, theirs] = [newId(), newId()];
let world: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  world = await testDatabase();
  owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
  for (const id of [ours, theirs])
    await owner.query("insert into directory.organisations (id, name) values ($1, $2)", [id, `Organisation ${id}`]);
});
afterAll(async () => {
  await owner.end();
  await world.close();
});

async function organisations(db: Pick<TenantDb, "execute">): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`select id from directory.organisations`);
  return rows.map((row) => row.id);
}
const seen = (organisation: string) => readAsTenant(world.database, organisation, (db) => organisations(db));

test("a reading transaction sees its own organisation alone, from its very first query on, and leaks it to nobody", async () => {
  await Promise.all(
    Array.from({ length: 60 }, async (_, index) => {
      const mine = index % 2 === 0 ? ours : theirs;
      expect(await seen(mine)).toEqual([mine]);
      const { rows } = await world.database.pool.query("select id from directory.organisations");
      expect(rows).toEqual([]);
    }),
  );
});

test("statements that stay planned see the organisation of whoever asks, not of whom they were planned for", async () => {
  for (let run = 0; run < 14; run++) {
    const mine = run % 2 === 0 ? ours : theirs;
    const read = run % 4 < 2 ? readAsTenant : withTenant;
    expect(await read(world.database, mine, (db) => organisations(db.planned))).toEqual([mine]);
  }
});

test("what filters ask for is planned under names of its own, and takes none of those the plain lists have", async () => {
  const names = await readAsTenant(world.database, ours, async (db) => {
    const kept = async () =>
      (await db.execute<{ name: string }>(sql`select name from pg_prepared_statements`)).rows.map(({ name }) => name);
    const before = await kept();
    await db.plannedFilters.execute(sql`select 'an odd filter'`);
    return (await kept()).filter((name) => !before.includes(name));
  });
  expect(names).toEqual([expect.stringMatching(/^filter_\d+$/)]);
});

test("a reading transaction that would write is refused by the database", async () => {
  const write = readAsTenant(world.database, ours, (db) =>
    db.execute(
      sql`insert into directory.locations (organisation_id, id, name, time_zone) values (${ours}, ${newId()}, 'x', 'UTC')`,
    ),
  );
  await expect(write).rejects.toMatchObject({ cause: { code: "25006" } });
  expect(await seen(ours)).toEqual([ours]);
});

test("queries that need nothing of one another travel together and answer in their places", async () => {
  const answers = await readAsTenant(world.database, ours, (db) =>
    Promise.all(Array.from({ length: 20 }, (_, index) => db.execute<{ n: number }>(sql`select ${index}::int as n`))),
  );
  expect(answers.map(({ rows }) => rows[0]?.n)).toEqual(Array.from({ length: 20 }, (_, index) => index));
});

test("once a transaction is over nothing more is sent through it, whatever was started beside what failed", async () => {
  for (const open of [readAsTenant, withTenant]) {
    let late: Promise<unknown> | undefined;
    let go = () => {};
    const waiting = new Promise<void>((resolve) => {
      go = resolve;
    });
    const failed = open(world.database, ours, async (db) => {
      late = waiting.then(() => organisations(db));
      late.catch(() => {});
      await organisations(db);
      throw new Error("half-way");
    });
    await expect(failed).rejects.toThrow("half-way");
    go();
    await expect(late).rejects.toMatchObject({ cause: { message: "the transaction is over" } });
  }
});

test("work that asks the database nothing gives its connection back, and so does work that fails", async () => {
  const few = connect({ url: world.ownerUrl, role: "arraigo_app", connectionsMax: 1 });
  try {
    expect(await readAsTenant(few, ours, async () => 7)).toBe(7);
    await expect(readAsTenant(few, ours, (db) => db.execute(sql`select 1 / 0`))).rejects.toMatchObject({
      cause: { code: "22012" },
    });
    expect(await readAsTenant(few, ours, (db) => organisations(db))).toEqual([ours]);
  } finally {
    await few.close();
  }
});

test("a connection cut in the middle of a read fails that read alone, and never the process", async () => {
  const cut = readAsTenant(world.database, ours, async (db) => {
    const { rows } = await db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    await owner.query("select pg_terminate_backend($1)", [rows[0]?.pid]);
    return organisations(db);
  });
  await expect(cut).rejects.toThrow();
  expect(await seen(ours)).toEqual([ours]);
});
