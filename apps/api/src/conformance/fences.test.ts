import { type TestDatabase, testDatabase } from "@arraigo/db/testing";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openFences } from "./fences";

describe("tenancy fences", () => {
  let test: TestDatabase;
  let owner: pg.Client;

  beforeAll(async () => {
    test = await testDatabase();
    owner = new pg.Client({ connectionString: test.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await test.close();
  });

  it("stand around every table, view and function that the migrations leave behind", async () => {
    expect(await openFences(owner)).toEqual([]);
  });

  it("are missed at a table without them, an owner's view and a function that can do everything", async () => {
    await owner.query(`
      create schema seeded;
      create table seeded.plain (id int);
      create table seeded.fenced_in_part (organisation_id uuid, id int);
      alter table seeded.fenced_in_part enable row level security;
      create policy everybody on seeded.fenced_in_part using (true);
      create view seeded.all_rows as select * from seeded.plain;
      create function seeded.anything() returns bigint language sql security definer as 'select count(*) from seeded.plain';
      alter table seeded.plain owner to arraigo_app;
    `);
    const findings = (await openFences(owner)).filter((finding) => finding.includes("seeded"));
    expect(findings).toEqual([
      "seeded.fenced_in_part: no organisation_id that is not null",
      "seeded.fenced_in_part: row level security is not forced",
      "seeded.fenced_in_part: no policy own_organisation",
      "seeded.fenced_in_part: a policy nobody reviewed: everybody",
      "seeded.plain: no organisation_id that is not null",
      "seeded.plain: row level security is not forced",
      "seeded.plain: no policy own_organisation",
      "seeded.all_rows: a view that reads with its owner's rights",
      "seeded.anything(): a security definer function without a search_path of its own",
      expect.stringMatching(/^seeded\.anything\(\): a security definer function of \w+, who can do more than read$/),
      "seeded.plain belongs to the application's role",
    ]);
  });
});
