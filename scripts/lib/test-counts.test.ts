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
const { vitestCounts, playwrightCounts, vitestFailures, playwrightFailures } = (await import(script)) as {
  vitestCounts: Count;
  playwrightCounts: Count;
  vitestFailures: (file: string) => string[];
  playwrightFailures: (file: string) => string[];
};

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

describe("naming what failed", () => {
  it("says file, sentence and the first line of why, and a file that could not be loaded by its name", () => {
    const failed = {
      status: "failed",
      fullName: "a door is shut",
      failureMessages: ["\u001b[31mit was open\u001b[39m\n at x"],
    };
    const testResults = [
      { name: "doors.test.ts", status: "failed", assertionResults: [failed, { status: "passed", fullName: "other" }] },
      { name: "broken.test.ts", status: "failed", message: "no such module\nstack", assertionResults: [] },
    ];
    expect(vitestFailures(vitestReport({}, testResults))).toEqual([
      "doors.test.ts > a door is shut: it was open",
      "broken.test.ts: no such module",
    ]);
    const spec = (title: string, ok: boolean) => ({
      file: "doors.test.ts",
      title,
      ok,
      tests: [{ results: [{ errors: ok ? [] : [{ message: "timed out\nlog" }] }] }],
    });
    const suites = [{ specs: [], suites: [{ specs: [spec("opens", false), spec("shuts", true)] }] }];
    expect(playwrightFailures(report({ suites, errors: [{ message: "no server" }] }))).toEqual([
      "doors.test.ts > opens: timed out",
      "no server",
    ]);
    expect(vitestFailures(join(folder, "absent.json"))).toEqual([]);
  });
});
