import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "./columns";
import { connect } from "./connect";
import { rolesSql } from "./fences.sql";
import { migrate } from "./migrate";
import { withTenant } from "./tenant";
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

const seen = (organisation: string) =>
  withTenant(world.database, organisation, async (db) => {
    const { rows } = await db.execute<{ id: string }>(sql`select id from directory.organisations`);
    return rows.map((row) => row.id);
  });

test("a transaction sees its own organisation, even where the query forgot to ask for it", async () => {
  expect(await seen(ours)).toEqual([ours]);
  expect(await seen(theirs)).toEqual([theirs]);
});

test("without an organisation nothing is seen", async () => {
  const { rows } = await world.database.pool.query("select id from directory.organisations");
  expect(rows).toEqual([]);
});

test("a row of another organisation cannot be written", async () => {
  const write = withTenant(world.database, ours, (db) =>
    db.execute(
      sql`insert into directory.locations (organisation_id, id, name, time_zone) values (${theirs}, ${newId()}, 'x', 'UTC')`,
    ),
  );
  await expect(write).rejects.toMatchObject({ cause: { code: "42501" } });
});

test("the organisation of one transaction never leaks into the next on the same connection", async () => {
  await Promise.all(
    Array.from({ length: 60 }, async (_, index) => {
      const mine = index % 2 === 0 ? ours : theirs;
      expect(await seen(mine)).toEqual([mine]);
      const { rows } = await world.database.pool.query("select id from directory.organisations");
      expect(rows).toEqual([]);
    }),
  );
});

test("what failed half-way is as if it had never begun", async () => {
  const id = newId();
  const half = withTenant(world.database, ours, async (db) => {
    await db.execute(
      sql`insert into directory.locations (organisation_id, id, name, time_zone) values (${ours}, ${id}, 'x', 'UTC')`,
    );
    throw new Error("half-way");
  });
  await expect(half).rejects.toThrow("half-way");
  const { rows } = await owner.query("select 1 from directory.locations where id = $1", [id]);
  expect(rows).toEqual([]);
});

test("the application's role owns nothing and cannot step around row level security", async () => {
  const { rows } = await owner.query(
    "select rolsuper, rolbypassrls, rolcanlogin, (select count(*)::int from pg_class where relowner = r.oid) as owned from pg_roles r where rolname = 'arraigo_app'",
  );
  expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcanlogin: false, owned: 0 }]);
});

test("an organisation id that is not a uuid never reaches the database", async () => {
  await expect(withTenant(world.database, "x'; drop table y; --", async () => {})).rejects.toThrow("uuid");
});

test("replicas that start together migrate once and none fails", async () => {
  await expect(Promise.all(Array.from({ length: 5 }, () => migrate(world.ownerUrl)))).resolves.toHaveLength(5);
});

test("ids are ordered by the time they were made", () => {
  const ids = [1_000, 2_000, 3_000].map((now) => newId(now));
  expect(ids.toSorted()).toEqual(ids);
  expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("an id for a time before computers counted is still an id", () => {
  expect(newId(Date.UTC(1912, 5, 23))).toMatch(/^00000000-0000-7/);
});

test("what was written down about who did what can be added to and read, and not changed or deleted", async () => {
  const tries = ["update directory.audit_entries set action = 'x'", "delete from directory.audit_entries"].map((text) =>
    withTenant(world.database, ours, (db) => db.execute(sql.raw(text))),
  );
  for (const attempt of await Promise.allSettled(tries))
    expect(attempt).toMatchObject({ status: "rejected", reason: { cause: { code: "42501" } } });
});

test("roles that somebody else made and gave to us are enough, without the right to make any", async () => {
  await owner.query(
    `create role borrower login nosuperuser nocreaterole password 'b'; grant arraigo_app, arraigo_search to borrower`,
  );
  try {
    const url = new URL(world.ownerUrl);
    url.username = "borrower";
    url.password = "b";
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    await expect(client.query(rolesSql)).resolves.toBeDefined();
    await client.end();
  } finally {
    await owner.query("drop role borrower");
  }
});

test("a query that takes too long is cancelled in the database, not only given up here", async () => {
  const impatient = connect({ url: world.ownerUrl, role: null, queryTimeoutMs: 200 });
  try {
    await expect(impatient.pool.query("select pg_sleep(5)")).rejects.toMatchObject({ code: "57014" });
  } finally {
    await impatient.close();
  }
});
