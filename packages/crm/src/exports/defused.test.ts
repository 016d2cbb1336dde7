import { bytesInMemory } from "@arraigo/platform/files";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openTable } from "../imports/file/open-table";
import type { Cell, RowWriter } from "./cell";
import { csvRows } from "./csv-rows";
import { defused, undefused, wouldRun } from "./defused";
import { xlsxRows } from "./xlsx-rows";
import type { Sink } from "./zip-stream";

const text = fc
  .string({
    unit: fc.constantFrom("'", "=", "+", "-", "@", "%", "|", "＝", "％", "｜", "\t", " ", "a", "7"),
    maxLength: 8,
  })
  .map((middle) => `${middle}x`);

async function readBack(writer: (sink: Sink) => RowWriter, texts: readonly string[]): Promise<string[]> {
  const parts: Uint8Array[] = [];
  const rows = writer(async (bytes) => void parts.push(bytes));
  await rows.row(["Name", "City"]);
  for (const each of texts) await rows.row([each, "Lugo"] satisfies Cell[]);
  await rows.end();
  const table = await openTable(bytesInMemory(Buffer.concat(parts)), { hasHeader: true });
  const cells: string[] = [];
  for await (const batch of table.rows()) for (const row of batch) cells.push(undefused(row.cells[0] ?? ""));
  return cells;
}

describe("texts that a spreadsheet would run", () => {
  it("are never written so that it runs, and are read back the same, whatever apostrophes they had", () => {
    fc.assert(
      fc.property(text, (each) => {
        expect(wouldRun(defused(each))).toBe(false);
        expect(undefused(defused(each))).toBe(each);
      }),
    );
    for (const each of [
      "%off",
      "|pipe",
      "'=x",
      "''=x",
      "-5 guy",
      "@home",
      " =lead",
      "＝x",
      "'s-Hertogenbosch",
      "plain",
    ])
      expect(undefused(defused(each))).toBe(each);
  });

  it("come out of an exported file, of either kind, as they went in", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 2, maxLength: 8 }), async (texts) => {
        for (const language of ["en", "es"] as const)
          expect(await readBack((sink) => csvRows(sink, language), texts)).toEqual(texts);
        expect(await readBack((sink) => xlsxRows(sink, "list"), texts)).toEqual(texts);
      }),
      { numRuns: 40 },
    );
  });
});
