import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeSchema } from "./describe-schema";
import { type TestDatabase, testDatabase } from "./index";

let world: TestDatabase;
let owner: pg.Client;
beforeAll(async () => {
  world = await testDatabase();
  owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await world.close();
});

test("packages/db/schema.sql is what the migrations make; `pnpm db:schema` writes it anew", async () => {
  await expect(await describeSchema(owner)).toMatchFileSnapshot("../../schema.sql");
});
