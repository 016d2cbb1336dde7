import { type TestDatabase, testDatabase } from "@arraigo/db/testing";
import { defineManifest } from "@arraigo/platform/manifest";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { modules } from "../modules";
import { filesBelow, moduleIdsOnDisk, read } from "./disk";
import { brokenPromises, publishedViews, trespasses } from "./published";

const manifests = modules.map((module) => module.manifest);

describe("published views", () => {
  let test: TestDatabase;
  let relations: { name: string; view: boolean }[];

  beforeAll(async () => {
    test = await testDatabase();
    const owner = new pg.Client({ connectionString: test.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query<{ name: string; view: boolean }>(
      `select n.nspname || '.' || c.relname as name, c.relkind = 'v' as view from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'v') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'drizzle', 'pgboss')`,
    );
    relations = rows;
    await owner.end();
  });
  afterAll(() => test.close());

  it("exist as promised, with a version and readers that exist", () => {
    const views = relations.filter(({ view }) => view).map(({ name }) => name);
    expect(brokenPromises(manifests, views)).toEqual([]);
  });

  it("are all that a module's SQL touches of another module", () => {
    const names = relations.map(({ name }) => name);
    const published = publishedViews(manifests);
    const findings = moduleIdsOnDisk().flatMap((id) =>
      filesBelow(`packages/${id}/src`)
        .filter((path) => /\.(ts|sql)$/.test(path) && !path.endsWith(".test.ts"))
        .flatMap((path) => trespasses(id, path, read(path), names, published)),
    );
    expect(findings).toEqual([]);
  });

  it("are missed where a promise is empty, unversioned or kept without being made", () => {
    const seeded = defineManifest({
      id: "seeded",
      permissions: {},
      publishes: { use: { readers: ["nobody"] }, days_v1: { readers: [] } },
    });
    expect(brokenPromises([seeded], ["seeded.days_v1", "seeded.quiet_v2"])).toEqual([
      "seeded.use: a published view carries its version, as in _v1",
      "seeded.use: promised by a manifest, and not in the database",
      "seeded.use: nobody is called nobody",
      "seeded.quiet_v2: versioned like a published view, and in no manifest",
    ]);
  });

  it("are not a way to a stranger's tables, nor to writing in the directory", () => {
    const known = ["telemetry.events", "telemetry.days_v1", "directory.people", "seeded.own"];
    const published = new Map([["telemetry.days_v1", { publisher: "telemetry", readers: ["seeded"] }]]);
    const sql = `select 1 from seeded.own join directory.people on true join telemetry.days_v1 on true
      join telemetry.events on true; update directory.people set name = ''; insert into "telemetry"."events" values (1)`;
    expect(trespasses("seeded", "seeded.ts", sql, known, published)).toEqual([
      "seeded.ts: seeded may not read telemetry.events",
      "seeded.ts: seeded may not write directory.people",
      "seeded.ts: seeded may not write telemetry.events",
    ]);
  });
});
