// The test command: every check, every test, one line each, and the plain line "N passed, N failed" at the end. See --help.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs, stripVTControlCharacters } from "node:util";
import { checks } from "./checks.mjs";
import { buildChanged } from "./lib/build.mjs";
import { findChromium } from "./lib/chromium.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { requireNode } from "./lib/node-version.mjs";
import { root } from "./lib/root.mjs";
import { endAll, run } from "./lib/run.mjs";
import { playwrightCounts, playwrightFailures, vitestCounts, vitestFailures } from "./lib/test-counts.mjs";

const help = `npx -y pnpm@12 test [--quick] [--only <part of a step's name>]

  --quick   everything that needs no browser
  --only    only the steps whose name contains this; may be given more than once
  --list    print the names of the steps

  CHROMIUM_PATH   the browser to use; otherwise one is looked for
  CI=true         a missing browser is a failure, not a note
`;

requireNode();
process.chdir(root);
const options = readOptions();
const reports = mkdtempSync(join(tmpdir(), "arraigo-reports-"));
const total = { passed: 0, failed: 0, skipped: 0 };
const failedSteps = [];
const notes = [];
const one = { passed: 1, failed: 0, skipped: 0 };

/** `work` answers { output, counts } and, where it knows them by name, the failures. Steps of one `lane` run side by side, two at a time; lanes run one after another. */
const steps = [
  { name: "dependencies", lane: 0, work: installed },
  ...checks.map(({ name, command }) => ({ name, lane: 1, work: () => check(command) })),
  { name: "unit and API tests", lane: 2, work: vitest },
  { name: "build", lane: 3, work: build, needsBrowser: true },
  { name: "journeys and accessibility", lane: 4, work: playwright, needsBrowser: true },
];

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    endAll();
    rmSync(reports, { recursive: true, force: true });
    process.exit(130);
  });
}

const chosen = steps.filter(isChosen);
if (options.list) {
  for (const { name } of steps) console.log(name);
  process.exit(0);
}
for (const lane of new Set(chosen.map((step) => step.lane)))
  await sideBySide(chosen.filter((step) => step.lane === lane));
rmSync(reports, { recursive: true, force: true });

const seconds = (performance.now() / 1000).toFixed(0);
console.log(
  `\n${chosen.length} steps in ${seconds} s${failedSteps.length > 0 ? `; failed: ${failedSteps.join(", ")}` : ""}`,
);
if (total.skipped > 0) console.log(`${total.skipped} test cases were skipped.`);
for (const note of notes) console.log(note);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function sideBySide(waiting) {
  const next = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) await perform(step);
  };
  await Promise.all([next(), next()]);
}

async function perform({ name, work }) {
  const began = performance.now();
  const {
    output,
    counts,
    failures = [],
  } = await work().catch((error) => ({
    output: error.message,
    counts: { ...one, passed: 0, failed: 1 },
  }));
  for (const key of Object.keys(total)) total[key] += counts[key];
  const took = `${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s`;
  const result = counts.failed > 0 ? "FAIL" : counts.passed > 0 ? "ok  " : "skip";
  const cases = counts.passed + counts.failed > 1 ? `   ${counts.passed} passed, ${counts.failed} failed` : "";
  console.log(`${result}  ${name.padEnd(28)} ${took}${cases}`);
  if (counts.failed === 0) return;
  failedSteps.push(name);
  for (const failure of failures) console.log(`      FAILED ${failure}`);
  console.log(output.trim().split("\n").slice(-200).join("\n").replace(/^/gm, "      "));
}

async function installed() {
  await ensureInstalled(console.log);
  return { output: "", counts: one };
}

async function check(command) {
  const { status, output } = await run(command, {
    env: { TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" },
    seconds: 180,
  });
  return { output, counts: status === 0 ? one : { ...one, passed: 0, failed: 1 } };
}

async function vitest() {
  const file = join(reports, "vitest.json");
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${file}`];
  const { status, output } = await run([process.execPath, "node_modules/vitest/vitest.mjs", "run", ...reporters], {
    seconds: 900,
  });
  noteSkipped(output);
  return { output, counts: vitestCounts(file, status), failures: vitestFailures(file) };
}

async function build() {
  await buildChanged(() => {});
  return { output: "", counts: one };
}

async function playwright() {
  const chromium = await findChromium(console.log);
  if (!chromium) return withoutBrowser();
  const file = join(reports, "playwright.json");
  const command = [
    "apps/portal/node_modules/@playwright/test/cli.js",
    "test",
    "--config=apps/portal/playwright.config.ts",
    "--reporter=line,json",
  ];
  const env = { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const { status, output } = await run([process.execPath, ...command], { env, seconds: 900 });
  noteSkipped(output);
  return { output, counts: playwrightCounts(file, status), failures: playwrightFailures(file) };
}

/** A proof that was left out is said at the end again, where what each step printed is not shown. */
function noteSkipped(output) {
  for (const line of new Set(output.match(/SKIPPED\b.*/g) ?? [])) notes.push(stripVTControlCharacters(line));
}

function withoutBrowser() {
  const note =
    "The browser part was SKIPPED: no Chromium was found and none could be installed. Name one with CHROMIUM_PATH.";
  notes.push(note);
  return { output: note, counts: { passed: 0, failed: process.env.CI ? 1 : 0, skipped: 0 } };
}

function isChosen({ name, needsBrowser }) {
  if (options.quick && needsBrowser) return false;
  return options.only.length === 0 || options.only.some((part) => name.toLowerCase().includes(part.toLowerCase()));
}

function readOptions() {
  const flag = { type: "boolean", default: false };
  try {
    const { values } = parseArgs({
      options: { quick: flag, list: flag, help: flag, only: { type: "string", multiple: true, default: [] } },
    });
    if (!values.help) return values;
    process.stdout.write(help);
    process.exit(0);
  } catch (error) {
    console.error(`${error.message}\n\n${help}`);
    process.exit(2);
  }
}
