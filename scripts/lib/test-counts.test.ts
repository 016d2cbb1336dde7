import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}
type Count = (file: string, status: number) => Counts;

/** The scripts are plain JavaScript, so that they run before anything is installed, and therefore carry no types. */
const script = new URL("./test-counts.mjs", import.meta.url).href;
const { vitestCounts, playwrightCounts } = (await import(script)) as { vitestCounts: Count; playwrightCounts: Count };

const folder = mkdtempSync(join(tmpdir(), "arraigo-counts-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function report(content: unknown): string {
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const suite = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});
const vitestReport = (counts: Partial<Record<string, number>>, testResults: unknown[] = []) =>
  report({ numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, ...counts, testResults });

describe("counting test cases", () => {
  it("counts what passed, failed and was skipped", () => {
    const suites = [suite("failed", "passed", "failed"), suite("passed", "passed")];
    expect(vitestCounts(vitestReport({ numPassedTests: 2, numFailedTests: 1, numPendingTests: 4 }, suites), 1)).toEqual(
      {
        passed: 2,
        failed: 1,
        skipped: 4,
      },
    );
    const stats = { expected: 5, unexpected: 2, flaky: 1, skipped: 3 };
    expect(playwrightCounts(report({ stats, errors: [] }), 1)).toEqual({ passed: 6, failed: 2, skipped: 3 });
  });

  it("counts a file that could not be loaded as a failure", () => {
    expect(vitestCounts(vitestReport({ numPassedTests: 9 }, [suite("failed")]), 1).failed).toBe(1);
  });

  it("never calls a run a success that ran nothing, wrote no report, or ended badly without naming a test", () => {
    const nothing = { expected: 0, unexpected: 0, flaky: 0, skipped: 12 };
    expect(vitestCounts(vitestReport({}), 0).failed).toBe(1);
    expect(vitestCounts(vitestReport({ numPassedTests: 9 }), 1).failed).toBe(1);
    expect(vitestCounts(join(folder, "absent.json"), 0).failed).toBe(1);
    expect(playwrightCounts(report({ stats: nothing, errors: [] }), 0).failed).toBe(1);
    expect(playwrightCounts(join(folder, "absent.json"), 0).failed).toBe(1);
  });
});
