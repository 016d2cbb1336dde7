import { describe, expect, it } from "vitest";
import { filesBelow, read } from "./disk";
import { type JournalEntry, skippedMigrations } from "./journal";

const folder = "packages/db/migrations";

describe("migration journal", () => {
  it("names every migration, each newer than the one before, so that none is skipped", () => {
    const { entries } = JSON.parse(read(`${folder}/meta/_journal.json`)) as { entries: JournalEntry[] };
    const files = filesBelow(folder)
      .filter((path) => path.endsWith(".sql"))
      .map((path) => path.slice(folder.length + 1));
    expect(skippedMigrations(entries, files)).toEqual([]);
  });

  it("sees a migration that a rebase made older, one without a file, and a file nobody applies", () => {
    const entries = [
      { tag: "1_first", when: 10 },
      { tag: "2_rebased", when: 9 },
    ];
    expect(skippedMigrations(entries, ["1_first.sql", "3_lost.sql"])).toEqual([
      "2_rebased is not newer than 1_first; delete it and generate it again",
      "2_rebased is in the journal, and has no file",
      "3_lost.sql is not in the journal",
    ]);
  });
});
