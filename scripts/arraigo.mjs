// The operator's commands. Builds first what changed since the last build, by content, as the start command does.
import { spawnSync } from "node:child_process";
import { buildChanged } from "./lib/build.mjs";

try {
  await buildChanged((line) => console.error(line));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const run = spawnSync(process.execPath, ["apps/api/dist/arraigo.js", ...process.argv.slice(2)], { stdio: "inherit" });
process.exit(run.status ?? 1);
