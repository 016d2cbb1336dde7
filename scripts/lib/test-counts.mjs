import { readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";

/** How many test cases passed, failed and were skipped. */
const none = { passed: 0, failed: 0, skipped: 0 };

/** Reads Vitest's JSON report. A file that could not even be loaded counts as one failure. */
export function vitestCounts(file, status) {
  const report = read(file);
  if (!report) return { ...none, failed: 1 };
  const broken = report.testResults.filter(
    (suite) => suite.status === "failed" && !suite.assertionResults.some((test) => test.status === "failed"),
  );
  const failed = report.numFailedTests + broken.length;
  return neverHollow(
    { passed: report.numPassedTests, failed, skipped: report.numPendingTests + (report.numTodoTests ?? 0) },
    status,
  );
}

/** Reads Playwright's JSON report. A test that passed only at a second try counts as passed; errors outside tests as failures. */
export function playwrightCounts(file, status) {
  const report = read(file);
  if (!report) return { ...none, failed: 1 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return neverHollow({ passed: expected + flaky, failed: unexpected + report.errors.length, skipped }, status);
}

/** Which test cases failed, each with the first line of why: what a reader of a long output looks for. */
export function vitestFailures(file) {
  return (read(file)?.testResults ?? []).flatMap((suite) => {
    const failed = suite.assertionResults.filter((test) => test.status === "failed");
    if (failed.length === 0 && suite.status === "failed") return [`${suite.name}: ${firstLine(suite.message)}`];
    return failed.map((test) => `${suite.name} > ${test.fullName}: ${firstLine(test.failureMessages?.[0])}`);
  });
}

/** The same of Playwright's report, whose suites hold suites. */
export function playwrightFailures(file) {
  const report = read(file);
  const within = (suite) => [
    ...(suite.suites ?? []).flatMap(within),
    ...(suite.specs ?? [])
      .filter((spec) => !spec.ok)
      .map((spec) => {
        const message = spec.tests.flatMap((test) => test.results.flatMap((result) => result.errors))[0]?.message;
        return `${spec.file} > ${spec.title}: ${firstLine(message)}`;
      }),
  ];
  return [
    ...(report?.suites ?? []).flatMap(within),
    ...(report?.errors ?? []).map((error) => firstLine(error.message)),
  ];
}

const firstLine = (text = "") => stripVTControlCharacters(text).trim().split("\n")[0];

/** A run that fails without naming a test, or that ran no test at all, is a failure and not a success of nothing. */
function neverHollow(counts, status) {
  const isHollow = counts.failed === 0 && (status !== 0 || counts.passed === 0);
  return isHollow ? { ...counts, failed: 1 } : counts;
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
