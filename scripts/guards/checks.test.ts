import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WorkspaceCopy } from "./workspace-copy";

describe("checks", () => {
  let copy: WorkspaceCopy;
  beforeAll(() => {
    copy = new WorkspaceCopy();
  });
  afterAll(() => copy.remove());

  const seeded = (check: string, files: Record<string, string>) =>
    copy.seeded(files, () => copy.run(`scripts/check-${check}.mjs`));
  const crm = "packages/crm/src";

  it.each([
    [
      "a path that does not exist",
      "See `packages/nowhere/file.ts`.",
      "docs/seeded.md:1 cites a path that does not exist: packages/nowhere/file.ts",
    ],
    ["a link to nothing", "See [this](../nowhere.md).", "docs/seeded.md:1 link to nothing: ../nowhere.md"],
    ["a command that does not exist", "Run pnpm conjure.", "docs/seeded.md:1 no such command: pnpm conjure"],
    [
      "a number that is not its source's",
      'Node 18 or newer <!-- pinned: package.json /"node": ">=(.+?)"/ -->',
      "docs/seeded.md:1 package.json says 20.19; this line does not",
    ],
    [
      "a pin that finds nothing",
      "One <!-- pinned: package.json /nothing like (it)/ -->",
      "docs/seeded.md:1 pin finds nothing",
    ],
  ])("docs: turns red at %s", (_, text, finding) => {
    const run = seeded("docs", { "docs/seeded.md": `${text}\n` });
    expect(run.output).toContain(finding);
    expect(run.status).toBe(1);
  });

  it.each([
    ["a file that holds too much", `${crm}/seeded-long.ts`, "export {};\n".repeat(301), "301 non-blank lines"],
    ["a file name that says nothing", `${crm}/contact-service.ts`, "export {};\n", "a file name that says nothing"],
    ["a folder name that says nothing", `${crm}/utils/seeded.ts`, "export {};\n", "a folder name that says nothing"],
    [
      "a router that decides",
      `${crm}/seeded/router.ts`,
      "export const seeded = (x: number) => (x > 1 ? 1 : 0);\n",
      "a router decides nothing",
    ],
    [
      "a page by offset",
      `${crm}/seeded-page.ts`,
      "export const seeded = (page: { offset(rows: number): unknown }) => page.offset(10_000);\n",
      "a query that skips rows reads them all",
    ],
    [
      "a page by offset in SQL",
      `${crm}/seeded-sql.ts`,
      "export const seeded = (rows: number) => `select 1 from crm.contacts limit 50 OFFSET ${rows}`;\n",
      "a query that skips rows reads them all",
    ],
  ])("shape: turns red at %s", (_, path, text, finding) => {
    const run = seeded("shape", { [path]: text });
    expect(run.output).toContain(`${path}:1`);
    expect(run.output).toContain(finding);
    expect(run.status).toBe(1);
  });

  it("catalog: turns red at a version that stands somewhere else", () => {
    const path = "packages/crm/package.json";
    const run = seeded("catalog", { [path]: copy.read(path).replace(/"zod": "catalog:"/, '"zod": "4.0.0"') });
    expect(run.output).toMatch(/packages\/crm\/package\.json:\d+ zod: literal version 4\.0\.0/);
    expect(run.status).toBe(1);
  });

  it("catalog: turns red at a package beyond Node 20 that nobody listed, and at an exception nobody needs", () => {
    const run = seeded("catalog", { "scripts/beyond-node-20.json": '{ "zod": "no reason" }' });
    expect(run.output).toMatch(/pg-boss@\S+ wants Node >=22/);
    expect(run.output).toContain("zod no longer needs its exception");
    expect(run.status).toBe(1);
  });

  it("catalog: turns red at a licence that is not on the list and at a second copy of better-auth's core", () => {
    copy.replaceInstalled({
      "seeded@1.0.0": { name: "seeded", version: "1.0.0", license: "AGPL-3.0-only" },
      "@better-auth+core@1.0.0": { name: "@better-auth/core", version: "1.0.0", license: "MIT" },
      "@better-auth+core@2.0.0": { name: "@better-auth/core", version: "2.0.0", license: "MIT" },
    });
    const run = copy.run("scripts/check-catalog.mjs");
    expect(run.output).toContain("seeded@1.0.0 has licence AGPL-3.0-only");
    expect(run.output).toContain("2 versions of @better-auth/core");
    expect(run.status).toBe(1);
    copy.restoreInstalled();
  });

  it("exported names: turns red at a name nobody wrote down", () => {
    const path = "packages/statistics/src/index.ts";
    const run = seeded("exports", { [path]: `${copy.read(path)}\nexport const seeded = 1;\n` });
    expect(run.output).toMatch(/@arraigo\/statistics: .*\+seeded/);
    expect(run.status).toBe(1);
  });

  it("migrations: turns red at a table without a migration and at hand-written SQL that is in none", () => {
    const path = "packages/training/src/schema.ts";
    const table =
      'import { integer, pgTable } from "drizzle-orm/pg-core";\nexport const seeded = pgTable("seeded", { n: integer("n") });\n';
    const run = seeded("migrations", {
      [path]: `${copy.read(path)}\n${table}`,
      "packages/statistics/src/hand-written.sql": "select 'seeded';\n",
    });
    expect(run.output).toContain('CREATE TABLE "seeded"');
    expect(run.output).toContain("packages/statistics/src/hand-written.sql:1 is in no migration");
    expect(run.status).toBe(1);
  });
});
