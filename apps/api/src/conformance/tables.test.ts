import { foreignKey, pgSchema, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { describe, expect, it } from "vitest";
import { modules } from "../modules";
import { filesBelow, load, moduleIdsOnDisk, read } from "./disk";
import { strayTables, tablesAmong, unboundTables, unexplained } from "./tables";

describe("tables", () => {
  it.each(modules.map((module) => [module.manifest.id, module] as const))(
    "%s keeps its tables in its own schema, under an organisation, pointing at itself and the directory only",
    async (id, module) => {
      const inSchema = tablesAmong(await load(`packages/${id}/src/schema.ts`));
      expect(unboundTables(id, inSchema, Object.values(module.tables))).toEqual([]);
      expect(strayTables(id, inSchema)).toEqual([]);
    },
  );

  it("every table says why it exists, and every index which query it serves", () => {
    const sources = moduleIdsOnDisk()
      .flatMap((id) => filesBelow(`packages/${id}/src`))
      .filter((path) => /(^|[/-])tables\.ts$|\/schema\.ts$/.test(path));
    expect(sources.flatMap((path) => unexplained(path, read(path)))).toEqual([]);
  });

  it("sees a table in a foreign schema, a key to a stranger, and a row without an organisation", () => {
    const stranger = pgSchema("stranger").table("things", { id: uuid("id").primaryKey() });
    const own = pgSchema("seeded").table(
      "posts",
      { id: uuid("id").primaryKey(), Title: text("Title"), thing: uuid("thing") },
      (t) => [foreignKey({ columns: [t.thing], foreignColumns: [stranger.id] })],
    );
    expect(strayTables("seeded", [own, stranger])).toEqual([
      "seeded.posts: a foreign key to stranger.things; only seeded and directory may be pointed at",
      "seeded.posts: column Title is not snake_case",
      "seeded.posts: no organisation_id that is not null",
      "seeded.posts: the primary key does not begin with organisation_id",
      "stranger.things: a table of module seeded in the schema stranger",
      "stranger.things: no organisation_id that is not null",
      "stranger.things: the primary key does not begin with organisation_id",
    ]);
    expect(unboundTables("seeded", [own], [])).toEqual(["seeded: posts is in schema.ts, not in defineModule"]);
  });

  it("sees what could lead back to the author of something anonymous", () => {
    const posts = pgSchema("seeded_anonymous").table(
      "posts",
      {
        organisationId: uuid("organisation_id").notNull(),
        writtenBy: uuid("written_by"),
        writtenAt: timestamp("written_at"),
      },
      (t) => [primaryKey({ columns: [t.organisationId, t.writtenBy] })],
    );
    expect(strayTables("seeded", [posts])).toEqual([
      "seeded_anonymous.posts: column written_by could lead back to an author",
      "seeded_anonymous.posts: column written_at is finer than the day",
    ]);
  });

  it("sees a table and an index without a reason", () => {
    const source = 'export const posts = seeded.table(\n  (t) => [\n    index("posts_by_day").on(t.day),\n';
    expect(unexplained("tables.ts", source)).toEqual([
      "tables.ts:1 a table that does not say why it exists",
      "tables.ts:3 an index that does not say which query it serves",
    ]);
  });
});
