// What CI holds against a change: every check, then every test that needs no browser. `--static` stops before the tests.
import { spawnSync } from "node:child_process";
import { checks } from "./checks.mjs";

const steps = process.argv.includes("--static")
  ? checks
  : [...checks, { name: "tests", command: [process.execPath, "node_modules/vitest/vitest.mjs", "run"] }];
const failed = [];
for (const { name, command } of steps) {
  const [program, ...given] = command;
  const started = Date.now();
  const run = spawnSync(program, given, {
    encoding: "utf8",
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1" },
    maxBuffer: 1 << 28,
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const passed = run.status === 0;
  if (!passed) failed.push(name);
  console.log(`${passed ? "ok  " : "FAIL"}  ${name.padEnd(20)} ${seconds.padStart(6)} s`);
  if (!passed) console.log(`${run.stdout}${run.stderr}`.trimEnd().replace(/^/gm, "      "));
}
if (failed.length > 0) console.error(`\nverify: ${failed.join(", ")} failed`);
process.exit(failed.length > 0 ? 1 : 0);
